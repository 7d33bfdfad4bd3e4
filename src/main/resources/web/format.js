// Numbers for people; what is copied or downloaded is exact.

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const short = new Intl.NumberFormat('en', { maximumSignificantDigits: 4 });

/** A number with about four digits, or with so many decimals; nothing where it is undefined. */
export function number(value, decimals) {
  if (value === null || value === undefined) return '';
  if (decimals !== undefined) return value.toLocaleString('en', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  return Number.isInteger(value) || Math.abs(value) >= 1000 ? whole.format(value)
    : value !== 0 && Math.abs(value) < 0.001 ? value.toExponential(2) : short.format(value);
}

/** With how many decimals numbers stand in one column: four digits of the largest; undefined where that would make all digits of one vanish. */
export function decimals(values) {
  const sizes = values.filter((value) => typeof value === 'number' && value !== 0).map(Math.abs);
  const largest = Math.max(0, ...sizes);
  if (!largest || values.every((value) => value === null || value === undefined || Number.isInteger(value))) return undefined;
  const found = Math.max(0, 3 - Math.floor(Math.log10(largest)));
  return found > 9 || Math.min(...sizes) < 10 ** -found ? undefined : found;
}

/** An amount of money without cents. */
export function money(value) {
  return value === null || value === undefined ? '' : whole.format(value);
}

/** A share from 0 to 1 as a percentage. */
export function percent(value) {
  if (value === null || value === undefined) return '';
  const percents = 100 * value;
  return `${percents >= 10 || percents === 0 ? percents.toFixed(0) : percents.toFixed(1)} %`;
}

/** A day, from its ISO form. */
export function day(text) {
  if (!text) return '';
  return new Date(`${text.slice(0, 10)}T00:00:00`).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
}

/** A day and time. */
export function time(text) {
  return text ? new Date(text).toLocaleString('en-GB', { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' }) : '';
}

/** A text that begins with a capital letter. */
export function capital(text) {
  return text ? text[0].toUpperCase() + text.slice(1) : '';
}

/** A count with its noun. */
export function count(n, one, many = `${one}s`) {
  return `${whole.format(n)} ${n === 1 ? one : many}`;
}
