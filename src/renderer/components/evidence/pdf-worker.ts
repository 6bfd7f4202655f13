/** The reading half of pdf.js, in a thread that can be ended. It starts by itself where there is no window. */
import { version } from 'unpdf/pdfjs';

// Something must be taken from it: a bundler leaves out a package that says it does nothing by being imported.
Object.assign(globalThis, { pdfVersion: version });
