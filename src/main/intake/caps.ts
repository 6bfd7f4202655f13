/** How much of a foreign file intake takes, and why. Beyond a cap nothing is read, so nothing is half understood. */

/** A whole mail. The largest that Dutch providers deliver is about 35 MB; base64 adds a third. */
export const MAX_MAIL_BYTES = 50 * 1024 * 1024;

/** All header lines of one mail together. Real mails stay under 100 kB; more is an attack on the reader's memory. */
export const MAX_HEADER_BYTES = 2 * 1024 * 1024;

/** MIME parts. The parser has no limit of its own and took 298 MB for 50,000; a forwarded album has tens. */
export const MAX_PARTS = 500;

/** Lines that begin like a boundary, whether or not we know the boundary: what the exact count could miss. */
export const MAX_BOUNDARY_LINES = 20_000;

/** Mails within mails. A long forwarding chain as attachments has five; deeper ones stay closed, as attachments. */
export const MAX_NESTED_MAILS = 20;

/** Bytes parsed over all levels: each level reads its own contents again. */
export const MAX_PARSED_BYTES = 4 * MAX_MAIL_BYTES;

/** Depth of containers within one mail. */
export const MAX_PART_DEPTH = 100;

/** Characters of a file name; Windows stops at 255 including the folder's share. */
export const MAX_NAME_LENGTH = 150;

/** Names read from the directory of a zip when telling what kind it is. */
export const MAX_ZIP_NAMES = 2_000;

/** A chat export as text. 40,000 messages, the most WhatsApp exports, come to some 4 MB; long ones to 20. */
export const MAX_CHAT_BYTES = 64 * 1024 * 1024;

/** A chat export as JSON or XML: pictures may stand in it as text (base64), so a few years of mms fit. */
export const MAX_EXPORT_BYTES = 256 * 1024 * 1024;

/** Messages of one source. Every whole account we know of stays far below it. */
export const MAX_MESSAGES = 500_000;

/** Characters shown of a line that was not understood. */
export const MAX_SHOWN_LINE = 200;

/** Lines of a chat that are listed as not understood. A file with more is no chat export. */
export const MAX_NOT_UNDERSTOOD = 10_000;

/** WhatsApp exports at most about this many messages, older ones are cut without a word; with media about a quarter. */
export const WHATSAPP_LIMIT = 40_000;
export const WHATSAPP_LIMIT_WITH_MEDIA = 10_000;

/** Holes reported per chat: in a private chat every message of another chat makes one. */
export const MAX_HOLES = 1_000;

/** Mails in one mailbox file. The largest drop the office foresees has 10,000. */
export const MAX_MAILBOX_MAILS = 50_000;

/** The RTF body of an Outlook message, before and after it is unpacked. Real ones stay under 2 MB. */
export const MAX_RTF_BYTES = 16 * 1024 * 1024;

/** A winmail.dat within a winmail.dat. */
export const MAX_TNEF_DEPTH = 5;

/** One dropped file. More than any export of a phone we know of; a film of an hour is larger and is handed over elsewhere. */
export const MAX_SOURCE_BYTES = 512 * 1024 * 1024;

/** Members of a zip or files of a folder. A long chat with media has 10,000. */
export const MAX_MEMBERS = 20_000;

/** One unpacked member: a film of a few minutes. */
export const MAX_MEMBER_BYTES = 256 * 1024 * 1024;

/** All members unpacked, inner zips included: what a worker can hold beside what it reads. */
export const MAX_UNPACKED_BYTES = 1024 * 1024 * 1024;

/** How much larger a member, and all of a zip together, may become by unpacking, from the size below on. Text comes to 20, a bomb to 1,000. */
export const MAX_RATIO = 200;
export const RATIO_FROM_BYTES = 5 * 1024 * 1024;

/** A zip in a zip. */
export const MAX_ZIP_DEPTH = 2;

/** Seconds that a worker may read one source, and the memory it may take beside the files themselves. */
export const MAX_SECONDS = 120;
export const MAX_WORKER_MB = 2_048;

/** Of a pdf, for search: what is told apart by words beyond these is told apart by its first ones as well. */
export const MAX_PDF_PAGES = 500;
export const MAX_PDF_WORDS = 200_000;

/** Memory of the thread that reads one pdf, in MB, beside the pdf itself. A drop is not worth the PC's own. */
export const MAX_PDF_MEMORY_MB = 512;

/** A pdf of 500 pages takes some two seconds; whoever drops a file waits for this at most. */
export const MAX_PDF_SECONDS = 10;

/** Of a sound or film, for its length: the size that is read, and the thread that reads it, beside the file itself. */
export const MAX_MEDIA_BYTES = 256 * 1024 * 1024;
export const MAX_MEDIA_MEMORY_MB = 256;
/** A film of 256 MB takes a second. */
export const MAX_MEDIA_SECONDS = 10;
/** Longer than any telephone records: a length beyond it is a lie. */
export const MAX_MEDIA_HOURS = 48;

/** A screenshot. Those of a phone are 1 to 5 MB; a long one that scrolled stays under 20. */
export const MAX_PICTURE_BYTES = 32 * 1024 * 1024;

/** Pixels of a picture that is read: a whole evening scrolled on a large phone. Each takes some ten bytes while it is read. */
export const MAX_PICTURE_PIXELS = 24_000_000;

/** Below this a picture is read at twice its size: letters of a screen at single scale are too small to be told apart. */
export const ENLARGE_BELOW_PIXELS = 2_200_000;

/** Seconds for one picture, twice read. A phone's screen takes two; the largest allowed some twenty on a slow PC. */
export const MAX_PICTURE_SECONDS = 60;

/** Characters kept of one picture: a screen has 2,000, the largest allowed some 20,000. */
export const MAX_PICTURE_WORDS = 50_000;

/** Rows of an old register or of pasted cells. An office that kept one by hand has a few hundred; each becomes a draft. */
export const MAX_TABLE_ROWS = 20_000;
export const MAX_TABLE_COLUMNS = 200;

/** Characters of one cell: the most that Excel itself keeps in one. */
export const MAX_CELL = 32_767;

/** A workbook unpacked, and the parts in it. One of 20,000 rows comes to some 20 MB. */
export const MAX_WORKBOOK_BYTES = 128 * 1024 * 1024;
export const MAX_WORKBOOK_PARTS = 2_000;

/** Seconds and memory (MB) of the thread that reads one table. */
export const MAX_TABLE_SECONDS = 20;
export const MAX_TABLE_MEMORY_MB = 768;

/** What is read of a text, and of a file that is too large to be read whole: enough to tell its kind and find it by its first words. */
export const HEAD_BYTES = 1_048_576;

/** Up to this size a file is read whole. */
export const WHOLE_BYTES = MAX_MAIL_BYTES;

/** Words kept for search per file, in characters. */
export const MAX_TEXT = 200_000;

/** Exports of conversations in one mail. More are dropped apart. */
export const MOST_INSIDE = 5;

/** A saved page with pictures in it; of a longer one only this much is looked into. */
export const MAX_PAGE_BYTES = 8 * 1024 * 1024;

/** The words of an office file that are kept, and what reading them may take. */
export const MAX_OFFICE_WORDS = 200_000;
export const MAX_OFFICE_SECONDS = 10;
export const MAX_OFFICE_MEMORY_MB = 512;

/** Attachments of one mail, or of what is chosen of a conversation, of which the words are read; and the seconds for all of them. */
export const MAX_ATTACHMENTS_READ = 20;
export const MAX_ATTACHMENT_SECONDS = 20;

/** Characters of the HTML of a mail or page that is shown. More is no letter that a person reads. */
export const MAX_LAYOUT = 2_000_000;
/** Characters of all pictures that are put into it: a few of a telephone, unpacked as base64. */
export const MAX_LAYOUT_PICTURES = 12 * 1024 * 1024;
/** Characters: more headers than any person reads. */
export const MAX_SHOWN_HEADERS = 64 * 1024;
/** Seconds and memory (MB) of the thread that takes headers or layout out of a mail of at most `MAX_MAIL_BYTES`. */
export const MAX_LAYOUT_SECONDS = 10;
export const MAX_LAYOUT_MEMORY_MB = 512;
