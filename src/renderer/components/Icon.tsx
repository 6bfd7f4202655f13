/** The program's own small icon set: 16 px, strokes of 1.5 px, always beside a word or with a name. */
const PATHS = {
  home: 'M2.5 7 8 2.5 13.5 7v6h-4V9.5h-3V13h-4z',
  list: 'M5.5 4h8M5.5 8h8M5.5 12h8M2.5 4h.01M2.5 8h.01M2.5 12h.01',
  bars: 'M2.500 13.500h11M4.500 13.500V8.500M8 13.500V3M11.500 13.500V6',
  key: 'M10.200 9a3.200 3.200 0 1 0-3-2.200L2.500 11.500v2h2v-1.700h1.700v-1.700h1.200L9 8.800M11.200 5h.01',
  people:
    'M6 8a2.300 2.300 0 1 0 0-4.600A2.300 2.300 0 0 0 6 8zM1.800 13c.4-2.200 2.100-3.200 4.200-3.200s3.800 1 4.200 3.200M10.500 3.700a2.200 2.200 0 0 1 0 4.200M12 10c1.300.5 2 1.500 2.300 3',
  pen: 'M3 13.5h10M4 10.5l.6-2.6L10.5 2l2 2-5.9 5.9z',
  calendar: 'M2.5 4h11v9.5h-11zM2.5 7h11M5.5 2v3M10.5 2v3',
  book: 'M8 4C6.8 3 4.8 2.8 2.5 3v9.5c2.3-.2 4.3 0 5.5 1 1.2-1 3.2-1.2 5.5-1V3C11.2 2.8 9.2 3 8 4zM8 4v9.5',
  help: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM6.3 6.4c.2-1 .9-1.5 1.8-1.5 1 0 1.8.6 1.8 1.5 0 1.3-1.8 1.4-1.8 2.8M8.1 11.4v.01',
  lock: 'M3.5 7h9v6.5h-9zM5.5 7V5a2.5 2.5 0 0 1 5 0v2',
  search: 'M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM10.3 10.3l3.2 3.2',
  plus: 'M8 3v10M3 8h10',
  file: 'M4 2h5.5L12.5 5v9h-8.500zM9.500 2v3h3',
  eye: 'M1.500 8C3 5.300 5.300 4 8 4s5 1.300 6.500 4C13 10.700 10.700 12 8 12S3 10.700 1.500 8zM8 9.800a1.800 1.800 0 1 0 0-3.600 1.800 1.800 0 0 0 0 3.600z',
  drop: 'M8 2v8M5 7.200 8 10.200l3-3M2.500 10.500V13.500h11v-3',
  check: 'M3 8.500 6.500 12 13 4.500',
  back: 'M9.500 3.500 5 8l4.500 4.500',
  forward: 'M6.500 3.500 11 8l-4.500 4.500',
  down: 'M3.500 6 8 10.500 12.500 6',
  bent: 'M6 3 3 6l3 3M3 6h6a4 4 0 0 1 0 8H7',
  box: 'M2.500 5 8 2.500 13.500 5v6L8 13.500 2.500 11zM2.500 5 8 7.500 13.500 5M8 7.500v6',
  copy: 'M5.500 5.500h8v8h-8zM10.500 5.500v-3h-8v8h3',
  cross: 'M3.500 3.500l9 9M12.500 3.500l-9 9',
  menu: 'M2.500 4h11M2.500 8h11M2.500 12h11',
  gear: 'M2.500 5h6M11.500 5h2M10 3.500v3M2.500 11h2M7.500 11h6M6 9.500v3',
  clock: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 4.800V8l2.200 1.500',
  image: 'M2.500 3h11v10h-11zM2.500 11l3.500-3.500 2.500 2.500 1.500-1.500 3.500 3.500M10.500 6h.01',
  mail: 'M2 3.500h12v9H2zM2 4.500l6 4.500 6-4.500',
  person:
    'M8 8a2.700 2.700 0 1 0 0-5.400A2.700 2.700 0 0 0 8 8zM3 13.500c.5-2.500 2.500-3.700 5-3.700s4.500 1.200 5 3.700',
  alert: 'M8 2.500 14 13.500H2zM8 6.500v3.500M8 11.800v.01',
  print: 'M4.500 6V2.500h7V6M4.500 11.500h-2V6h11v5.500h-2M4.500 9.500h7v4h-7z',
  shield: 'M8 2l5 1.800v3.700c0 3-2 5.300-5 6.500-3-1.200-5-3.500-5-6.500V3.800z',
  link: 'M6.500 9.500l3-3M7 4.500l1.300-1.300a3 3 0 0 1 4.400 4.400L11.400 9M9 11.500l-1.300 1.300a3 3 0 0 1-4.400-4.400L4.600 7',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name, size = 16, label }: { name: IconName; size?: number; label?: string }): React.JSX.Element {
  return (
    <svg
      className="icon"
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
