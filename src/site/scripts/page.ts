/** What every page needs at once: the theme switch. The rest loads when it is asked for. */
import { themeSwitch } from './theme-switch.ts';

themeSwitch();
