/** A chapter drawn: paragraphs, steps, tables; a word of the screen looks like what one presses. Pure. */
import { Fragment } from 'react'
import { Link } from '#app/ui/link.tsx'
import type { Block, Inline } from '../guides.ts'
import styles from './guides.module.css'

function InlineWords({ inline }: { readonly inline: Inline }) {
  switch (inline.kind) {
    case 'name':
      return <b className={styles.name}>{inline.text}</b>
    case 'code':
      return <code>{inline.text}</code>
    case 'strong':
      return (
        <strong>
          <Words words={inline.children} />
        </strong>
      )
    case 'em':
      return (
        <em>
          <Words words={inline.children} />
        </em>
      )
    case 'link':
      return (
        <Link to={inline.to}>
          <Words words={inline.children} />
        </Link>
      )
    default:
      return inline.text
  }
}

const keyed = <One,>(list: readonly One[]): readonly (readonly [key: string, one: One])[] =>
  list.map((one, place) => [String(place), one])

const Words = ({ words }: { readonly words: readonly Inline[] }) =>
  keyed(words).map(([key, inline]) => (
    <Fragment key={key}>
      <InlineWords inline={inline} />
    </Fragment>
  ))

function BlockView({ block }: { readonly block: Block }) {
  switch (block.kind) {
    case 'heading':
      return <h2 id={block.id}>{block.text}</h2>
    case 'paragraph':
      return (
        <p>
          <Words words={block.children} />
        </p>
      )
    case 'note':
      return (
        <p className={styles.note}>
          <Words words={block.children} />
        </p>
      )
    case 'table':
      return <TableView {...block} />
    default: {
      const List = block.kind === 'steps' ? 'ol' : 'ul'
      return (
        <List className={block.kind === 'steps' ? styles.steps : styles.list}>
          {keyed(block.items).map(([key, item]) => (
            <li key={key}>
              <Words words={item} />
            </li>
          ))}
        </List>
      )
    }
  }
}

const TableView = ({ head, rows }: Extract<Block, { kind: 'table' }>) => (
  <div className={styles.scroll}>
    <table className={styles.table}>
      <thead>
        <tr>
          {keyed(head).map(([key, cell]) => (
            <th key={key} scope="col">
              <Words words={cell} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {keyed(rows).map(([key, row]) => (
          <tr key={key}>
            {keyed(row).map(([place, cell]) => (
              <td key={place}>
                <Words words={cell} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)

export const ChapterBlocks = ({ blocks }: { readonly blocks: readonly Block[] }) =>
  keyed(blocks).map(([key, block]) => <BlockView key={key} block={block} />)
