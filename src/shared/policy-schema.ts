/**
 * The shape of `resources/policy.json`, which the program ships read-only and BZK replaces: code lists, terms, texts.
 * Codes are never reused or removed, only ended by `validUntil`. The types are derived from this schema in `policy.ts`,
 * which is what everybody else imports; only the core imports the schema itself.
 */
import { z } from 'zod';
import { isDay } from './quarter.ts';

const text = z.string().refine((s) => s.trim() !== '' && s === s.normalize('NFC'), 'empty or not NFC');
const code = z.string().regex(/^[A-Za-z0-9_.]+$/);
const day = z.string().refine(isDay, 'not a day');
const label = z.strictObject({ nl: text, en: text });
const whole = z.number().int().min(0);

/** First and last day on which an item may be chosen, both included; absent = no limit. */
const validity = { validFrom: day.optional(), validUntil: day.optional() };
const item = z.strictObject({ code, nl: text, en: text, ...validity });

const channelKind = z.enum(['MAIL', 'CHAT', 'SMS', 'SOCIAL', 'CALL', 'VIDEO', 'FILE', 'AI', 'ANY']);
const channelRisk = z.enum(['lijst', 'land', 'omstreden', 'nee']);

const channel = item.extend({
  kind: channelKind,
  /** The company behind it, a name; null where there are several or it is not known. */
  provider: text.nullable(),
  risk: channelRisk,
  /** Since when the risk holds; null = the day is not known, so it always holds. */
  riskFrom: day.nullable(),
  captureHint: label,
});

const reason = item.extend({
  /** A code of `reasonGroups`. */
  group: code,
  /** Named in one of the sources the register answers to. */
  seed: z.boolean(),
  /** Codes of `reasonSubKinds` that may be chosen; empty = none asked. */
  subKinds: z.array(code),
  /** A short text is asked as well; `question` is what to ask. */
  needsNote: z.boolean(),
  question: label.optional(),
});

const classification = item.extend({
  /** What never enters the program: `content` = text and attachments, `attachments` = until assessed. */
  blocks: z.enum(['none', 'attachments', 'content']),
  /** Not blocked where the security authority switched it on for this installation (R25). */
  unlessAccredited: z.boolean(),
  /** On a private channel this is a possible compromise (R26). */
  opensIncident: z.boolean(),
});

const nature = item.extend({ kept: z.boolean(), decisionMaking: z.boolean(), sensitive: z.boolean() });

/** What must be filled in before an outcome counts. */
const outcomeNeed = z.enum([
  'system',
  'reference',
  'date',
  'recipient',
  'location',
  'checksum',
  'account',
  'ground',
  'decidedBy',
  'why',
  'cause',
  'how',
  'phoneReplaced',
  'by',
]);
/** `open`: still to be decided; listed by name at close. */
const outcome = item.extend({ needs: z.array(outcomeNeed), open: z.boolean() });

/** `work`: issued by the ministry. Null = not known. */
const deviceKind = item.extend({ work: z.boolean().nullable(), managed: z.boolean().nullable() });

/** Days with use in a quarter, both ends included; null = no upper end. */
const frequency = item.extend({ fromDays: whole, toDays: whole.nullable() });

const wooGround = item.extend({ group: z.enum(['absolute', 'relative', 'other']), reasonRequired: z.boolean() });

/** What this way of capturing loses (R4). */
const captureMethod = item.extend({ loses: label });

/** A ministry keeps its TOOI code when its name changes. */
const ministry = z.strictObject({
  code: z.string().regex(/^mnre\d{4}$/),
  names: z
    .array(z.strictObject({ nl: text, en: text, abbr: text, validFrom: day.nullable(), validUntil: day.nullable() }))
    .min(1),
});

const policyText = z.strictObject({
  code,
  nl: text,
  en: text,
  source: label,
  /** Of the source; the first of the month where only the month is known. */
  date: day,
});

function list<T extends z.ZodType<{ code: string }>>(of: T) {
  return z.strictObject({
    version: text,
    validFrom: day,
    validUntil: day.nullable(),
    items: z
      .array(of)
      .min(1)
      .refine((items) => new Set(items.map((i) => i.code)).size === items.length, 'a code occurs twice'),
  });
}

export const policySchema = z.strictObject({
  format: z.literal('kanaalregister/policy/v1'),
  version: text,
  validFrom: day,
  validUntil: day.nullable(),
  /** Days after the end of the quarter, except the reminders, which are intervals (domain F1.5). */
  timeLine: z.strictObject({
    reminderDays: whole,
    signOffDays: whole,
    deliveryDays: whole,
    consolidationDays: whole,
    evidenceReminderDays: whole,
    undecidedDraftQuarters: whole,
  }),
  /** From use to record: aimed at, and from when it counts as late (R11). */
  captureTarget: z.strictObject({ targetDays: whole, lateDays: whole }),
  transferTerms: z.array(z.strictObject({ years: whole, nl: text, en: text, default: z.boolean() })).min(1),
  policyTexts: z.array(policyText).min(1),
  ministries: list(ministry),
  lists: z.strictObject({
    channelKinds: list(item.extend({ code: channelKind })),
    channels: list(channel),
    channelRisks: list(item.extend({ code: channelRisk })),
    deviceCheckApps: list(item),
    reasonGroups: list(item),
    reasons: list(reason),
    reasonSubKinds: list(item),
    classifications: list(classification),
    natures: list(nature),
    outcomes: list(outcome),
    directions: list(item),
    deviceKinds: list(deviceKind),
    incidentKinds: list(item),
    incidentResults: list(item),
    reportedTo: list(item),
    judgements: list(item),
    orderlyKept: list(item),
    frequencies: list(frequency),
    counterpartyCategories: list(item),
    contentKinds: list(item),
    cabinets: list(item),
    wooGrounds: list(wooGround),
    unsignedReasons: list(item),
    yesNoUnknown: list(item),
    captureMethods: list(captureMethod),
    leftOutReasons: list(item),
    returnReasons: list(item),
    returnKinds: list(item),
    approvals: list(item),
    holdKinds: list(item),
  }),
});
