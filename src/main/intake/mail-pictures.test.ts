import { expect, test } from 'vitest';
import { bytesOf } from '../testing/sources.ts';
import { zipOf } from '../testing/zips.ts';
import { readMail } from './mail.ts';
import { countPictures, picturesOf } from './mail-pictures.ts';
import { readMailSource } from './mail-source.ts';

/** The head of a png of 400 x 300. */
const PICTURE = new Uint8Array(Buffer.from('89504e470d0a1a0a0000000d49484452000001900000012c0806000000', 'hex'));
const WORD = zipOf([
  { name: '[Content_Types].xml', content: bytesOf('<Types/>') },
  { name: 'word/document.xml', content: bytesOf('<w:document/>') },
  { name: 'word/media/image1.png', content: PICTURE },
]);
const WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

function mailWith(name: string, type: string, content: Uint8Array): Uint8Array {
  return bytesOf(
    [
      'From: <wietske@kd.example>',
      'Date: Tue, 2 Mar 2027 09:00:00 +0100',
      'MIME-Version: 1.0',
      `Content-Type: ${type}; name="${name}"`,
      `Content-Disposition: attachment; filename="${name}"`,
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from(content).toString('base64'),
    ].join('\r\n'),
  );
}

test('a picture within a document of a mail is not offered; the document is kept as what it is', async () => {
  const mail = mailWith('app.docx', WORD_TYPE, WORD);
  expect(countPictures(await readMail(mail))).toBe(0);
  const reading = await readMailSource(mail);
  expect(picturesOf(reading)).toEqual([]);
  expect(reading.messages[0]!.attachments).toMatchObject([
    { name: 'app.docx', bytes: WORD.length, mediaType: WORD_TYPE },
  ]);
  // The same picture by itself is.
  expect(countPictures(await readMail(mailWith('app.png', 'image/png', PICTURE)))).toBe(1);
});
