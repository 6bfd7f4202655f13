import { CopyButton } from '../components/CopyButton.tsx';
import { Key } from '../components/Key.tsx';
import { common } from '../text/common.ts';
import { useText } from '../text/text.ts';
import { type Block, partAsText, spans } from './guide.ts';

function Words({ text }: { text: string }): React.JSX.Element {
  return (
    <>
      {spans(text).map((part, index) =>
        // oxlint-disable-next-line react/no-array-index-key -- a part is its place
        part.key ? <Key key={index} keys={part.text} /> : <span key={index}>{part.text}</span>,
      )}
    </>
  );
}

/** One page of the guide. `copies`: each part can be copied, to send it to somebody. */
export function Guide({ blocks, copies = false }: { blocks: readonly Block[]; copies?: boolean }): React.JSX.Element {
  const { t } = useText();
  return (
    <article className="guide">
      {blocks.map((block, index) => {
        switch (block.kind) {
          case 'heading':
            return block.level === 1 ? (
              // oxlint-disable-next-line react/no-array-index-key -- a block is its place
              <h3 key={index} className="guideTitle">
                {block.text}
              </h3>
            ) : (
              // oxlint-disable-next-line react/no-array-index-key -- a block is its place
              <div key={index} className="guidePart">
                <h4>{block.text}</h4>
                {copies && (
                  <CopyButton text={partAsText(blocks, index)} label={`${t(common.copyPart)}: ${block.text}`}>
                    {t(common.copyPart)}
                  </CopyButton>
                )}
              </div>
            );
          case 'text':
            return (
              // oxlint-disable-next-line react/no-array-index-key -- a block is its place
              <p key={index}>
                <Words text={block.text} />
              </p>
            );
          case 'picture':
            // oxlint-disable-next-line react/no-array-index-key -- a block is its place
            return <img key={index} src={block.url} alt={block.alt} />;
          case 'list': {
            const items = block.items.map((item) => (
              <li key={item}>
                <Words text={item} />
              </li>
            ));
            // oxlint-disable-next-line react/no-array-index-key -- a block is its place
            return block.ordered ? <ol key={index}>{items}</ol> : <ul key={index}>{items}</ul>;
          }
        }
      })}
    </article>
  );
}
