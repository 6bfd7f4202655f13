/** Chat exports as phones write them, made from messages: forty forms, for the tests and the fuzzer of intake. */

export interface SampleMessage {
  /** Dutch clock, `2027-03-06T14:12:05`. */
  at: string;
  /** Null: a line of the app itself. */
  author: string | null;
  text: string;
}

export interface Dialect {
  name: string;
  /** Tokens in braces: d dd m mm yy yyyy mon, H HH h hh, MM SS, AM am; everything else stands as it is. */
  head: string;
  phone: 'android' | 'iphone';
  language: 'nl' | 'en';
  /** Day first, month first, year first. */
  order: 'dmy' | 'mdy' | 'ymd';
  /** What stands before every text; a mark of direction on some phones. */
  mark?: string;
  /** Byte order mark at the begin of the file. */
  bom?: boolean;
}

const nnbsp = '\u202f';
const android = (name: string, head: string, language: 'nl' | 'en', order: Dialect['order']): Dialect => ({
  name,
  head,
  phone: 'android',
  language,
  order,
});
const iphone = (name: string, head: string, language: 'nl' | 'en', order: Dialect['order']): Dialect => ({
  name,
  head,
  phone: 'iphone',
  language,
  order,
});

export const DIALECTS: readonly Dialect[] = [
  android('Android Nederlands', '{dd}-{mm}-{yyyy} {HH}:{MM} - ', 'nl', 'dmy'),
  android('Android Nederlands, jaar in twee cijfers', '{dd}-{mm}-{yy} {HH}:{MM} - ', 'nl', 'dmy'),
  android('Android Nederlands, zonder nullen', '{d}-{m}-{yyyy} {HH}:{MM} - ', 'nl', 'dmy'),
  android('Android Nederlands, d-m-jj', '{d}-{m}-{yy} {HH}:{MM} - ', 'nl', 'dmy'),
  android('Android Nederlands, komma', '{dd}-{mm}-{yyyy}, {HH}:{MM} - ', 'nl', 'dmy'),
  android('Android Nederlands, 12 uur', '{dd}-{mm}-{yyyy} {h}:{MM} {AM} - ', 'nl', 'dmy'),
  android('Android Nederlands, 12 uur met punten', `{dd}-{mm}-{yyyy} {h}:{MM}${nnbsp}{a.m.} - `, 'nl', 'dmy'),
  { ...android('Android Nederlands met BOM', '{dd}-{mm}-{yyyy} {HH}:{MM} - ', 'nl', 'dmy'), bom: true },
  android('Android Nederlands, schuine strepen', '{dd}/{mm}/{yyyy} {HH}:{MM} - ', 'nl', 'dmy'),
  android('Android Vlaams', '{d}/{mm}/{yyyy} {HH}:{MM} - ', 'nl', 'dmy'),
  android('Android Vlaams, komma', '{d}/{mm}/{yy}, {HH}:{MM} - ', 'nl', 'dmy'),
  android('Android Nederlands, maand als woord', '{d} {mon} {yyyy} {HH}:{MM} - ', 'nl', 'dmy'),
  android('Android Nederlands, jaar voorop', '{yyyy}-{mm}-{dd} {HH}:{MM} - ', 'nl', 'ymd'),
  iphone('iPhone Nederlands', '[{dd}-{mm}-{yyyy} {HH}:{MM}:{SS}] ', 'nl', 'dmy'),
  iphone('iPhone Nederlands, komma', '[{dd}-{mm}-{yyyy}, {HH}:{MM}:{SS}] ', 'nl', 'dmy'),
  iphone('iPhone Nederlands, jaar in twee cijfers', '[{dd}-{mm}-{yy} {HH}:{MM}:{SS}] ', 'nl', 'dmy'),
  iphone('iPhone Nederlands, zonder nullen', '[{d}-{m}-{yyyy} {HH}:{MM}:{SS}] ', 'nl', 'dmy'),
  iphone('iPhone Nederlands, 12 uur', `[{dd}-{mm}-{yyyy}, {h}:{MM}:{SS}${nnbsp}{AM}] `, 'nl', 'dmy'),
  { ...iphone('iPhone Nederlands met merkteken', '[{dd}-{mm}-{yyyy} {HH}:{MM}:{SS}] ', 'nl', 'dmy'), mark: '\u200e' },
  { ...iphone('iPhone Nederlands met BOM', '[{dd}-{mm}-{yy} {HH}:{MM}:{SS}] ', 'nl', 'dmy'), bom: true },
  iphone('iPhone Vlaams', '[{d}/{mm}/{yyyy}, {HH}:{MM}:{SS}] ', 'nl', 'dmy'),
  iphone('iPhone Nederlands, jaar voorop', '[{yyyy}-{mm}-{dd} {HH}:{MM}:{SS}] ', 'nl', 'ymd'),
  iphone('iPhone Nederlands, punten', '[{dd}.{mm}.{yy}, {HH}:{MM}:{SS}] ', 'nl', 'dmy'),
  android('Android English (UK)', '{dd}/{mm}/{yyyy}, {HH}:{MM} - ', 'en', 'dmy'),
  android('Android English (UK), 12 hours', '{dd}/{mm}/{yyyy}, {h}:{MM} {am} - ', 'en', 'dmy'),
  android('Android English (UK), narrow space', `{dd}/{mm}/{yyyy}, {h}:{MM}${nnbsp}{am} - `, 'en', 'dmy'),
  android('Android English (US)', '{m}/{d}/{yy}, {h}:{MM} {AM} - ', 'en', 'mdy'),
  android('Android English (US), narrow space', `{m}/{d}/{yy}, {h}:{MM}${nnbsp}{AM} - `, 'en', 'mdy'),
  android('Android English (US), 24 hours', '{m}/{d}/{yy}, {HH}:{MM} - ', 'en', 'mdy'),
  android('Android English (Sweden)', '{yyyy}-{mm}-{dd} {HH}:{MM} - ', 'en', 'ymd'),
  android('Android English, dots', '{dd}.{mm}.{yy}, {HH}:{MM} - ', 'en', 'dmy'),
  android('Android English (Finland)', '{d}.{m}.{yyyy} klo {HH}.{MM} - ', 'en', 'dmy'),
  android('Android English, year first with slashes', '{yyyy}/{mm}/{dd}, {HH}:{MM} - ', 'en', 'ymd'),
  iphone('iPhone English (UK)', '[{dd}/{mm}/{yyyy}, {HH}:{MM}:{SS}] ', 'en', 'dmy'),
  iphone('iPhone English (US)', `[{m}/{d}/{yy}, {h}:{MM}:{SS}${nnbsp}{AM}] `, 'en', 'mdy'),
  iphone('iPhone English (US), plain space', '[{m}/{d}/{yy}, {h}:{MM}:{SS} {AM}] ', 'en', 'mdy'),
  iphone('iPhone English, p. m.', '[{d}/{m}/{yy} {h}:{MM}:{SS} {a. m.}] ', 'en', 'dmy'),
  iphone('iPhone English, padded month first', '[{mm}/{dd}/{yyyy}, {hh}:{MM}:{SS} {AM}] ', 'en', 'mdy'),
  iphone('iPhone English, year first', '[{yyyy}/{mm}/{dd}, {HH}:{MM}:{SS}] ', 'en', 'ymd'),
  iphone('iPhone English, old form', '{dd}.{mm}.{yy} {HH}.{MM}.{SS}: ', 'en', 'dmy'),
];

const MONTHS = ['jan.', 'feb.', 'mrt.', 'apr.', 'mei', 'jun.', 'jul.', 'aug.', 'sep.', 'okt.', 'nov.', 'dec.'];

/** The head of a message in a dialect. */
export function headOf(dialect: Dialect, at: string): string {
  const [day = '', time = ''] = at.split('T');
  const [year = '', month = '', date = ''] = day.split('-');
  const [hour = '', minute = '', second = ''] = time.split(':');
  const twelve = Number(hour) % 12 === 0 ? 12 : Number(hour) % 12;
  const half = Number(hour) < 12 ? 'a' : 'p';
  const values: Readonly<Record<string, string>> = {
    d: String(Number(date)),
    dd: date,
    m: String(Number(month)),
    mm: month,
    mon: MONTHS[Number(month) - 1] ?? '',
    yy: year.slice(2),
    yyyy: year,
    HH: hour,
    h: String(twelve),
    hh: String(twelve).padStart(2, '0'),
    MM: minute,
    SS: second,
    AM: `${half.toUpperCase()}M`,
    am: `${half}m`,
    'a.m.': `${half}.m.`,
    'a. m.': `${half}. m.`,
  };
  return dialect.head.replace(/\{([^}]+)\}/g, (_, token: string) => values[token] ?? '');
}

/** The moment as the dialect can still tell it: phones without seconds lose them. */
export function toldMoment(dialect: Dialect, at: string): string {
  return dialect.head.includes('{SS}') ? at : `${at.slice(0, 16)}:00`;
}

/** The whole export. An iPhone ends messages with CR LF and lines within them with LF; Android knows LF only. */
export function writeChat(dialect: Dialect, messages: readonly SampleMessage[]): string {
  const end = dialect.phone === 'iphone' ? '\r\n' : '\n';
  const lines = messages.map(({ at, author, text }) => {
    const head = (dialect.phone === 'iphone' ? (dialect.mark ?? '') : '') + headOf(dialect, at);
    return `${head}${author === null ? '' : `${author}: `}${text}${end}`;
  });
  return (dialect.bom ? '\ufeff' : '') + lines.join('');
}
