/** The controls of a cell's parameters: the same HTML at build and, for edited cells, in the browser. */
import {
  inLanguage,
  type Language,
  type Parameter,
  type Parameters,
  type ParameterValues,
  snap,
} from '../../../notebook/index.ts';
import { escapeText } from '../../../render/index.ts';

const control = (name: string, p: Parameter, value: unknown, id: string, lang: Language): string => {
  const label = escapeText(inLanguage(p.label, lang));
  if (p.kind === 'toggle')
    return `<label class="la-control la-toggle"><input type="checkbox" name="${name}"${value ? ' checked' : ''}><span>${label}</span></label>`;
  if (p.kind === 'select') {
    const options = p.options.map((option) => {
      const text = escapeText(inLanguage(p.labels?.[option] ?? String(option), lang));
      return `<option value="${escapeText(String(option))}"${option === value ? ' selected' : ''}>${text}</option>`;
    });
    return `<label class="la-control la-select"><span>${label}</span><select name="${name}">${options.join('')}</select></label>`;
  }
  const unit = p.unit === undefined ? '' : escapeText(inLanguage(p.unit, lang));
  const range = `min="${p.min}" max="${p.max}" step="${p.step ?? 1}" value="${value}"`;
  return (
    // A setting breaks after an underscore where its label has little room.
    `<div class="la-control la-slider"><label for="${id}-${name}">${label.replaceAll('_', '_<wbr>')}</label>` +
    `<input type="range" id="${id}-${name}" name="${name}" ${range}${unit ? ` aria-valuetext="${value} ${unit}"` : ''}>` +
    `<span class="la-number"><input type="number" name="${name}" ${range} inputmode="decimal" aria-label="${label}${unit ? `, ${unit}` : ''}">` +
    `${unit ? `<span aria-hidden="true">${unit}</span>` : ''}</span></div>`
  );
};

/** @param id starts the ids of the fields; unique on the page */
export const controlsHtml = (
  parameters: Parameters,
  values: ParameterValues,
  id: string,
  lang: Language,
): string =>
  Object.entries(parameters)
    .map(([name, p]) => control(name, p, values[name] ?? p.value, id, lang))
    .join('');

/** Sets every field to the value it should show, except the number that is being typed. */
export const showValues = (
  root: Element,
  parameters: Parameters,
  values: ParameterValues,
  lang: Language,
  typing = true,
): void => {
  for (const field of root.querySelectorAll<HTMLInputElement | HTMLSelectElement>('[name]')) {
    const p = parameters[field.name];
    const value = values[field.name];
    if (!p || value === undefined) continue;
    if (p.kind === 'toggle') (field as HTMLInputElement).checked = value === true;
    else if (field.type !== 'number' || field !== document.activeElement || !typing)
      field.value = String(value);
    if (field.type === 'range' && p.kind === 'slider' && p.unit)
      field.setAttribute('aria-valuetext', `${value} ${inLanguage(p.unit, lang)}`);
  }
};

/** The value a field stands for; null while a number box holds none. */
export const fieldValue = (
  field: HTMLInputElement | HTMLSelectElement,
  p: Parameter,
): string | number | boolean | null => {
  if (p.kind === 'toggle') return (field as HTMLInputElement).checked;
  if (p.kind === 'select') return p.options.find((option) => String(option) === field.value) ?? null;
  return field.value.trim() === '' || Number.isNaN(Number(field.value)) ? null : snap(p, Number(field.value));
};
