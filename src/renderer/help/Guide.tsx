import { Key } from '../components/Key.tsx';
import { type Block, spans } from './guide.ts';

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

/** One page of the guide. */
export function Guide({ blocks }: { blocks: readonly Block[] }): React.JSX.Element {
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
              <h4 key={index}>{block.text}</h4>
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
