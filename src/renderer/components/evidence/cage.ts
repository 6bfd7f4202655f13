/**
 * Foreign HTML made harmless. It is the third wall: the first is a frame with `sandbox=""`, which runs no script and opens
 * no window; the second the policy, the app's own and a stricter one inside the frame, which lets nothing out.
 */
import createPurifier from 'dompurify';

/** Stands in the frame before anything else. `img-src data:` since a picture inside the mail calls nobody. */
const POLICY = "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'";

// biome-ignore format: a list of words
const REMOVED_TAGS = [
  'style', 'link', 'meta', 'base', 'script', 'noscript', 'template', 'iframe', 'object', 'embed', 'svg', 'math',
  'form', 'input', 'button', 'textarea', 'select', 'option', 'audio', 'video', 'source', 'track', 'picture', 'map',
];
/** Everything that could name an address, and what could make words invisible or look like the program. */
const KEPT_ATTRIBUTES = ['alt', 'title', 'colspan', 'rowspan', 'align', 'dir', 'lang', 'src', 'href', 'start', 'type'];

function purifier(): ReturnType<typeof createPurifier> {
  const made = createPurifier(window);
  made.addHook('afterSanitizeAttributes', (node) => {
    if (node.tagName === 'A') {
      // A link goes nowhere; where it would have gone is said, since its words may lie about that.
      const target = node.getAttribute('href') ?? '';
      node.removeAttribute('href');
      if (/^(?:https?|mailto):/i.test(target) && !node.textContent?.includes(target))
        node.append(` [${target.slice(0, 200)}]`);
    } else if (node.tagName === 'IMG') {
      const source = node.getAttribute('src') ?? '';
      if (!/^data:image\/(?:png|jpeg|gif|webp);base64,/i.test(source))
        node.replaceWith(`[${node.getAttribute('alt') || '...'}]`);
    } else {
      node.removeAttribute('src');
      node.removeAttribute('href');
    }
  });
  return made;
}

let made: ReturnType<typeof purifier> | null = null;

/** A whole document for `srcdoc`: words, tables, lists, bold; no style, no address, no picture from elsewhere. */
export function caged(html: string): string {
  made ??= purifier();
  const clean = made.sanitize(html, {
    USE_PROFILES: { html: true },
    FORBID_TAGS: REMOVED_TAGS,
    ALLOWED_ATTR: KEPT_ATTRIBUTES,
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
  });
  const policy = `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`;
  return `<!doctype html><html><head><meta charset="utf-8">${policy}</head><body><font face="Noto Sans, sans-serif" size="2">${clean}</font></body></html>`;
}
