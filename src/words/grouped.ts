/** A count with a comma before every three digits, if it is at least `from`; the same wherever it is computed. */
export const grouped = (count: number, from = 1000): string => {
  const digits = String(count);
  return count < from ? digits : digits.replace(/\B(?=(?:\d{3})+$)/g, ',');
};
