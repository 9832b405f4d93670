/** A chapter drawn: paragraphs, steps, tables; a word of the screen looks like what one presses. Pure. */
import type { ReactNode } from 'react'
import { Link } from '#app/ui/link.tsx'
import type { Block, Inline } from '../guides.ts'
import styles from './guides.module.css'

const keyed = <One,>(list: readonly One[]): readonly (readonly [key: string, one: One])[] =>
  list.map((one, place) => [String(place), one])

function drawn(inline: Inline, key: string): ReactNode {
  switch (inline.kind) {
    case 'name':
      return (
        <b key={key} className={styles.name}>
          {inline.text}
        </b>
      )
    case 'code':
      return <code key={key}>{inline.text}</code>
    case 'strong':
      return <strong key={key}>{words(inline.children)}</strong>
    case 'em':
      return <em key={key}>{words(inline.children)}</em>
    case 'link':
      return (
        <Link key={key} to={inline.to}>
          {words(inline.children)}
        </Link>
      )
    default:
      return inline.text
  }
}

/** The pieces of one sentence, children of one element: their French spaces are set together (docs/decisions/0042). */
const words = (pieces: readonly Inline[]): readonly ReactNode[] => keyed(pieces).map(([key, one]) => drawn(one, key))

function BlockView({ block }: { readonly block: Block }) {
  switch (block.kind) {
    case 'heading':
      return <h2 id={block.id}>{block.text}</h2>
    case 'paragraph':
      return <p>{words(block.children)}</p>
    case 'note':
      return <p className={styles.note}>{words(block.children)}</p>
    case 'table':
      return <TableView {...block} />
    default: {
      const List = block.kind === 'steps' ? 'ol' : 'ul'
      return (
        <List className={block.kind === 'steps' ? styles.steps : styles.list}>
          {keyed(block.items).map(([key, item]) => (
            <li key={key}>{words(item)}</li>
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
              {words(cell)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {keyed(rows).map(([key, row]) => (
          <tr key={key}>
            {keyed(row).map(([place, cell]) => (
              <td key={place}>{words(cell)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)

export const ChapterBlocks = ({ blocks }: { readonly blocks: readonly Block[] }) =>
  keyed(blocks).map(([key, block]) => <BlockView key={key} block={block} />)
