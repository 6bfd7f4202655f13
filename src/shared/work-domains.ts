/** What may stand as a mail domain of the ministry: at set-up, in the settings, and in the core that checks both. */
export const WORK_DOMAIN = /^[a-z0-9-]+(\.[a-z0-9-]+)+$/;
export const MAX_WORK_DOMAINS = 20;

/** Domains as a person types them, by commas or blanks, with or without `@`; `wrong`: what is none, as it was typed. */
export function typedDomains(text: string): { domains: string[]; wrong: string[] } {
  const typed = text.split(/[\s,;]+/).filter((one) => one !== '');
  const bare = (one: string): string => one.toLowerCase().replace(/^.*@/, '').replace(/\.$/, '');
  return {
    domains: [...new Set(typed.map(bare).filter((one) => WORK_DOMAIN.test(one)))],
    wrong: typed.filter((one) => !WORK_DOMAIN.test(bare(one))),
  };
}
