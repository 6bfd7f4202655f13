/**
 * The form of a chat export's lines. An export writes every message in one form: brackets or not, which signs, which
 * spaces, padded or not. That form is found from the whole file, so that a line somebody typed or pasted into a message
 * in another form stays text of that message, and the order of day and month is decided by all dates together.
 */
import type { DateOrder } from '../../shared/intake.ts';
import type { HeaderDay, HeaderLine } from './chat-head.ts';
import { daysInMonth } from './local-moment.ts';

export interface DecidedOrder {
  order: DateOrder;
  /** Other orders that fit all dates just as well; [] where the file decides. */
  rivals: DateOrder[];
}

const PLACES: Readonly<Record<DateOrder, readonly [day: number, month: number, year: number]>> = {
  dmy: [0, 1, 2],
  mdy: [1, 0, 2],
  ymd: [2, 1, 0],
  ydm: [1, 2, 0],
  myd: [2, 0, 1],
};

/** `2027-03-06`, or null where that day does not exist or lies before the first phones with chats. */
export function dayOf({ date, digits }: HeaderDay, order: DateOrder): string | null {
  const [d, m, y] = PLACES[order];
  const day = date[d] ?? 0;
  const month = date[m] ?? 0;
  const given = date[y] ?? 0;
  const year = (digits[y] ?? 0) <= 2 ? 2000 + given : given;
  if (year < 2005 || year > 2199 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return `${year}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}`;
}

/**
 * Decides day, month and year from the days of all heads together: first by what exists, then by the order of time, since an export
 * goes forward, then by days that the messages themselves name. What all leave open is asked: `rivals` then names the
 * other orders. Null where no order makes all dates exist.
 */
export function decideOrder(
  days: readonly HeaderDay[],
  named: () => readonly { header: HeaderLine; day: string }[],
): DecidedOrder | null {
  const first = days[0];
  if (!first) return null;
  const { usual, rare } = candidates(first);
  const walked = (orders: readonly DateOrder[]): (Walk & { order: DateOrder })[] =>
    orders.map((order) => ({ order, ...walk(days, order) })).filter((c) => c.exists);
  const [best, ...others] = walked(usual).toSorted((a, b) => a.backward - b.backward || a.span - b.span);
  const [oddity] = best && best.backward < MIN_BACKWARD ? [] : walked(rare);
  if (oddity && (!best || oddity.backward === 0)) return { order: oddity.order, rivals: [] };
  if (!best) return null;
  const open = others.filter((c) => c.differs && c.backward - best.backward < MIN_BACKWARD);
  const rivals = open.map((c) => c.order);
  if (rivals.length === 0) return { order: best.order, rivals };
  return byNamedDays([best.order, ...rivals], named()) ?? { order: best.order, rivals };
}

/** Media carry a day in their names (`IMG-20270306-WA0001.jpg`): where it fits one order only, that decides. */
function byNamedDays(
  orders: readonly DateOrder[],
  named: readonly { header: HeaderLine; day: string }[],
): DecidedOrder | null {
  const fits = orders.filter((order) => named.some((n) => dayOf(n.header.day, order) === n.day));
  const [only] = fits;
  return only !== undefined && fits.length === 1 ? { order: only, rivals: [] } : null;
}

/** Steps back in time that rule an order out. One may be a message that was delivered late. */
const MIN_BACKWARD = 2;

/**
 * The orders that the place of the year leaves, the commonest first, which is what equals fall back on. A rare one is
 * taken only where no usual one can be: else every date with two digits for the year would be a question.
 */
function candidates(first: HeaderDay): { usual: readonly DateOrder[]; rare: readonly DateOrder[] } {
  const [a, b, c] = first.digits;
  if (first.form.monthIsWord) return { usual: a === 4 ? ['ymd'] : ['dmy'], rare: [] };
  if (a >= 3) return { usual: ['ymd'], rare: ['ydm'] };
  if (b >= 3) return { usual: ['myd'], rare: [] };
  return { usual: ['dmy', 'mdy'], rare: c >= 3 ? [] : ['ymd'] };
}

function walk(days: readonly HeaderDay[], order: DateOrder): Walk {
  let backward = 0;
  let last = '';
  let lowest = '9';
  let highest = '';
  let differs = false;
  for (const shared of days) {
    const day = dayOf(shared, order);
    if (day === null) return { exists: false, backward: 0, span: 0, differs: false };
    if (day < last) backward++;
    if (day < lowest) lowest = day;
    if (day > highest) highest = day;
    const [x, y] = shared.date;
    if (x !== y) differs = true;
    last = day;
  }
  return { exists: true, backward, span: Date.parse(highest) - Date.parse(lowest), differs };
}

interface Walk {
  /** All days exist. */
  exists: boolean;
  /** How often a message is of an earlier day than the one before it. */
  backward: number;
  span: number;
  /** Some date would be another day in another order. */
  differs: boolean;
}
