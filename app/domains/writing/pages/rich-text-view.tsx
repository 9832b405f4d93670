/** A text written by several hands, as it is read: markup alone, nothing of the editor. */

import { createContext, type ReactNode, useContext } from 'react'
import {
  type DocumentText,
  type EvidenceFigure,
  type Grid,
  type GridCell,
  type Run,
  richWords,
  type TitleLevel,
} from '#app/domains/documents/document-text.ts'
import { classNames } from '#app/ui/class-names.ts'
import { TableRegion } from '#app/ui/data-table.tsx'
import { List } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { OrdinalText } from '#app/ui/ordinal-text.tsx'
import { richTextLabels as t } from '../rich-text-labels.fr.ts'
import styles from './rich-text.module.css'

type Block = DocumentText[number]
/** Level of the heading a first title is given: it stands under one of the page. */
type Base = 2 | 3 | 4

/** What is shown never changes its order: a place is a key. */
const placed = <T,>(things: readonly T[]) => things.map((thing, place) => ({ thing, key: String(place) }))

const Lines = ({ text }: { readonly text: string }) =>
  placed(text.split('\n')).map(({ thing, key }) => (
    <span key={key}>
      {key !== '0' && <br />}
      <OrdinalText text={thing} />
    </span>
  ))

/** Where the threads of the text are read; passages are shown only where they can be. */
const TalkPath = createContext<string | undefined>(undefined)

function Words({ run }: { readonly run: Run }) {
  const talkPath = useContext(TalkPath)
  const words = <PlainWords run={run} />
  if (talkPath === undefined || !run.threads) return words
  return (
    <>
      <mark className={styles.commented} data-thread={run.threads[0]}>
        <span className="visually-hidden">{t.commented}</span>
        {words}
      </mark>
      {run.endOf?.map((threadId) => (
        <a key={threadId} className={styles.marker} data-thread={threadId} href={`${talkPath}#fil-${threadId}`}>
          <svg width="14" height="14" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
            <path d="M2.5 3h15v11h-8l-4 4v-4h-3z" fill="currentColor" />
          </svg>
          <span className="visually-hidden">{t.readComment}</span>
        </a>
      ))}
    </>
  )
}

function PlainWords({ run }: { readonly run: Run }) {
  let words: ReactNode = run.text.includes('\n') ? <Lines text={run.text} /> : <OrdinalText text={run.text} />
  if (run.fact !== undefined)
    words = (
      <span className={styles.fact} data-fact={run.fact} title={t.fact(run.fact)}>
        {words}
      </span>
    )
  if (run.underline) words = <u>{words}</u>
  if (run.strike) words = <s>{words}</s>
  if (run.italic) words = <em>{words}</em>
  if (run.bold) words = <strong>{words}</strong>
  if (run.change) words = <ChangedWords change={run.change}>{words}</ChangedWords>
  if (run.href === undefined) return words
  if (run.href.startsWith('/')) return <Link to={run.href}>{words}</Link>
  return (
    <a href={run.href} rel="noopener noreferrer">
      {words}
    </a>
  )
}

type ChangedProps = { readonly change: 'added' | 'removed'; readonly children: ReactNode }
/** Underlined or struck through, and said: never by the colour alone. */
function ChangedWords({ change, children }: ChangedProps) {
  const Element = change === 'added' ? 'ins' : 'del'
  return (
    <Element>
      <span className="visually-hidden">{t[change]}</span>
      {children}
      <span className="visually-hidden">{t.endOfChange}</span>
    </Element>
  )
}

const Runs = ({ runs }: { readonly runs: readonly Run[] }) =>
  placed(runs).map(({ thing, key }) => <Words key={key} run={thing} />)

/** In the order of the levels, from the heading under which the text stands. */
const headings = { 2: ['h2', 'h3', 'h4'], 3: ['h3', 'h4', 'h5'], 4: ['h4', 'h5', 'h6'] } as const
const places = { 1: 0, 2: 1, 3: 2 } as const

type TitleProps = { readonly level: TitleLevel; readonly base: Base; readonly runs: readonly Run[] }
function Title({ level, base, runs }: TitleProps) {
  const Heading = headings[base][places[level]]
  return (
    <Heading className={classNames(styles.title, level > 1 && styles.smallTitle)}>
      <Runs runs={runs} />
    </Heading>
  )
}

/** The card of a figure, the same in the editor. */
export function EvidenceCardView({ figure }: { readonly figure: EvidenceFigure }) {
  const { title, value, isMissing, territory, year, source, note, newer } = figure
  return (
    <figure className={styles.evidence}>
      <span className={classNames(styles.value, isMissing && styles.missing)}>{value}</span>
      <figcaption>
        <strong>{title}</strong>
        <span className={styles.source}>
          {[territory, year === null || source.includes(String(year)) ? '' : String(year), source, note]
            .filter((part) => part !== '')
            .join(' · ')}
        </span>
        {newer !== null && <span className={styles.newer}>{newer}</span>}
      </figcaption>
    </figure>
  )
}

function Cell({ cell, scope }: { readonly cell: GridCell; readonly scope: 'col' | 'row' }) {
  const spans = {
    ...(cell.colspan > 1 && { colSpan: cell.colspan }),
    ...(cell.rowspan > 1 && { rowSpan: cell.rowspan }),
    className: cell.align === 'start' ? undefined : styles[cell.align],
  }
  const [only, ...others] = cell.blocks
  const content =
    only?.kind === 'words' && others.length === 0 ? <Runs runs={only.runs} /> : <Blocks blocks={cell.blocks} base={4} />
  return cell.isHead ? (
    <th scope={scope} {...spans}>
      {content}
    </th>
  ) : (
    <td {...spans}>{content}</td>
  )
}

/** Accessible name of a table, to distinguish it from the others of the text: the words of its first row. */
const headWords = ({ rows }: Grid): string => (rows[0] ?? []).map(({ blocks }) => richWords(blocks)).join(', ')

function GridView({ grid }: { readonly grid: Grid }) {
  const row = (cells: readonly GridCell[], key: string, scope: 'col' | 'row') => (
    <tr key={key}>
      {placed(cells).map(({ thing, key: place }) => (
        <Cell key={place} cell={thing} scope={scope} />
      ))}
    </tr>
  )
  const rows = placed(grid.rows)
  return (
    <TableRegion label={t.table}>
      <table aria-label={`${t.table} : ${headWords(grid)}`} className={styles.grid}>
        {grid.headRows > 0 && (
          <thead>{rows.slice(0, grid.headRows).map(({ thing, key }) => row(thing, key, 'col'))}</thead>
        )}
        <tbody>{rows.slice(grid.headRows).map(({ thing, key }) => row(thing, key, 'row'))}</tbody>
      </table>
    </TableRegion>
  )
}

function BlockView({ block, base }: { readonly block: Block; readonly base: Base }) {
  switch (block.kind) {
    case 'paragraph':
      return <p>{block.text}</p>
    case 'list':
      return <List of={placed(block.items)}>{({ thing }) => thing}</List>
    case 'words':
      return (
        <p>
          <Runs runs={block.runs} />
        </p>
      )
    case 'title':
      return <Title level={block.level} base={base} runs={block.runs} />
    case 'items': {
      const items = placed(block.items).map(({ thing, key }) => <Item key={key} blocks={thing} />)
      return block.start === null ? <ul>{items}</ul> : <ol start={block.start}>{items}</ol>
    }
    case 'quote':
      return (
        <blockquote>
          <Blocks blocks={block.blocks} base={base} />
        </blockquote>
      )
    case 'evidence':
      return <EvidenceCardView figure={block.figure} />
    case 'grid':
      return <GridView grid={block} />
  }
}

/** The first words of an item are not a paragraph of their own. */
function Item({ blocks }: { readonly blocks: DocumentText }) {
  const [first, ...others] = blocks
  if (first?.kind !== 'words')
    return (
      <li>
        <Blocks blocks={blocks} base={4} />
      </li>
    )
  return (
    <li>
      <Runs runs={first.runs} />
      <Blocks blocks={others} base={4} />
    </li>
  )
}

const Blocks = ({ blocks, base }: { readonly blocks: DocumentText; readonly base: Base }) =>
  placed(blocks).map(({ thing, key }) => <BlockView key={key} block={thing} base={base} />)

type Props = {
  readonly text: DocumentText
  /** Level of the headings its first titles become. @default 3 */
  readonly titles?: Base
  /** Where its threads are read; without it, commented passages are like the others. */
  readonly talkPath?: string | undefined
}

export const RichTextView = ({ text, titles = 3, talkPath }: Props) => (
  <TalkPath value={talkPath}>
    <div className={styles.text}>
      <Blocks blocks={text} base={titles} />
    </div>
  </TalkPath>
)
