import { expect, test } from 'vitest';
import { type Transcript, transcriptFrom, transcriptText } from './transcript.ts';

const ONE: Transcript = {
  kind: 'transcript',
  by: 'Joris Tervoort',
  at: '2027-03-09T09:41:00+01:00',
  source: 'de telefoon van de minister',
  confirmed: { by: 'Nadia Bouwkamp', at: '2027-03-09T09:50:00+01:00' },
  text: 'Eerste regel\n\nDoor: niemand\nlaatste regel',
};

test('what is written is what is read, whatever the text itself looks like', () => {
  expect(transcriptFrom(transcriptText(ONE))).toEqual(ONE);
  const bare: Transcript = { ...ONE, kind: 'statement', source: '', confirmed: null, text: '\n\nbegint leeg' };
  expect(transcriptFrom(transcriptText(bare))).toEqual(bare);
});

test('any other text is none', () => {
  for (const text of ['', 'Soort: geplakt\nDoor: x\nOp: y\n\ntekst', 'kanaalregister/transcript/v1\n\ntekst'])
    expect(transcriptFrom(text)).toBeNull();
});
