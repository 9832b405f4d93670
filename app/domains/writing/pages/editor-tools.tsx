/** Every command of the toolbar, as a table: its name, its keys, when it can run, what it does. */
import type { Editor } from '@tiptap/core'
import type { ReactNode } from 'react'
import { toolLabels as t } from '../editor-labels.fr.ts'
import * as icons from './editor-icons.tsx'

export type ToolName = Exclude<keyof typeof t, 'toolbar' | 'tableToolbar' | 'shortcut'>

export type Tool = {
  readonly name: ToolName
  /** As `aria-keyshortcuts` writes them. */
  readonly keys?: string
  readonly icon: ReactNode
  /** Undefined for a command that is no state: it is never shown pressed. */
  readonly isOn?: (editor: Editor) => boolean
  readonly canRun: (editor: Editor) => boolean
  /** Also for who may read without writing. */
  readonly isForReaders?: true
  readonly run: (editor: Editor) => void
}

/** Opened by the editor around: they ask something first. */
export type AskingTools = Readonly<
  Record<'link' | 'evidence' | 'mention' | 'comment' | 'previousComment' | 'nextComment', () => void>
> & {
  readonly hasComments: boolean
  /** Undefined in a text that names nothing of its CTG. */
  readonly fact: (() => void) | undefined
}

type Chain = ReturnType<Editor['chain']>
const command = (act: (chain: Chain) => Chain): Pick<Tool, 'canRun' | 'run'> => ({
  canRun: (editor) => act(editor.can().chain()).run(),
  run: (editor) => act(editor.chain().focus()).run(),
})

/** A text never ends with a block that the caret cannot leave. */
export const withWordsAfter = (chain: Chain): Chain =>
  chain.command(({ tr, state, dispatch }) => {
    if (dispatch && !tr.doc.lastChild?.isTextblock)
      tr.insert(tr.doc.content.size, state.schema.nodes.paragraph?.create() ?? [])
    return true
  })

const heading = (level: 1 | 2 | 3): Tool => ({
  name: `heading${level}`,
  keys: `Control+Alt+${level}`,
  icon: icons.letters(`T${level}`),
  isOn: (editor) => editor.isActive('heading', { level }),
  ...command((chain) => chain.toggleHeading({ level })),
})

/** Groups of the toolbar, in order. */
export const listTools = (asking: AskingTools): readonly (readonly Tool[])[] => [
  [
    { name: 'undo', keys: 'Control+Z', icon: icons.undo, ...command((chain) => chain.undo()) },
    { name: 'redo', keys: 'Control+Y', icon: icons.redo, ...command((chain) => chain.redo()) },
  ],
  [heading(1), heading(2), heading(3)],
  [
    {
      name: 'bold',
      keys: 'Control+B',
      icon: icons.letters('G', 'bold'),
      isOn: (editor) => editor.isActive('bold'),
      ...command((chain) => chain.toggleBold()),
    },
    {
      name: 'italic',
      keys: 'Control+I',
      icon: icons.letters('I', 'italic'),
      isOn: (editor) => editor.isActive('italic'),
      ...command((chain) => chain.toggleItalic()),
    },
    {
      name: 'underline',
      keys: 'Control+U',
      icon: icons.letters('S', 'underline'),
      isOn: (editor) => editor.isActive('underline'),
      ...command((chain) => chain.toggleUnderline()),
    },
    {
      name: 'strike',
      keys: 'Control+Shift+S',
      icon: icons.letters('B', 'strike'),
      isOn: (editor) => editor.isActive('strike'),
      ...command((chain) => chain.toggleStrike()),
    },
  ],
  [
    {
      name: 'bulletList',
      keys: 'Control+Shift+8',
      icon: icons.bulletList,
      isOn: (editor) => editor.isActive('bulletList'),
      ...command((chain) => chain.toggleBulletList()),
    },
    {
      name: 'orderedList',
      keys: 'Control+Shift+7',
      icon: icons.orderedList,
      isOn: (editor) => editor.isActive('orderedList'),
      ...command((chain) => chain.toggleOrderedList()),
    },
    {
      name: 'outdent',
      keys: 'Alt+Shift+ArrowLeft',
      icon: icons.outdent,
      ...command((chain) => chain.liftListItem('listItem')),
    },
    {
      name: 'indent',
      keys: 'Alt+Shift+ArrowRight',
      icon: icons.indent,
      ...command((chain) => chain.sinkListItem('listItem')),
    },
    {
      name: 'blockquote',
      keys: 'Control+Shift+B',
      icon: icons.quote,
      isOn: (editor) => editor.isActive('blockquote'),
      ...command((chain) => chain.toggleBlockquote()),
    },
  ],
  [
    {
      name: 'link',
      keys: 'Control+K',
      icon: icons.link,
      isOn: (editor) => editor.isActive('link'),
      canRun: () => true,
      run: asking.link,
    },
    {
      name: 'table',
      icon: icons.table,
      ...command((chain) => withWordsAfter(chain.insertTable({ rows: 3, cols: 3, withHeaderRow: true }))),
    },
    { name: 'evidence', icon: icons.evidence, canRun: () => true, run: asking.evidence },
    { name: 'mention', icon: icons.letters('@'), canRun: () => true, run: asking.mention },
    ...(asking.fact ? [{ name: 'fact', icon: icons.fact, canRun: () => true, run: asking.fact } as const] : []),
  ],
  [
    {
      name: 'comment',
      keys: 'Control+Alt+M',
      icon: icons.comment,
      canRun: () => true,
      isForReaders: true,
      run: asking.comment,
    },
    {
      name: 'previousComment',
      icon: icons.previousComment,
      canRun: () => asking.hasComments,
      isForReaders: true,
      run: asking.previousComment,
    },
    {
      name: 'nextComment',
      icon: icons.nextComment,
      canRun: () => asking.hasComments,
      isForReaders: true,
      run: asking.nextComment,
    },
  ],
]

/** Shown while the caret is in a table. */
export const tableTools: readonly (readonly Tool[])[] = [
  [
    { name: 'addRow', icon: icons.words(t.addRow), ...command((chain) => chain.addRowAfter()) },
    { name: 'addColumn', icon: icons.words(t.addColumn), ...command((chain) => chain.addColumnAfter()) },
    { name: 'removeRow', icon: icons.words(t.removeRow), ...command((chain) => chain.deleteRow()) },
    { name: 'removeColumn', icon: icons.words(t.removeColumn), ...command((chain) => chain.deleteColumn()) },
    { name: 'headerRow', icon: icons.words(t.headerRow), ...command((chain) => chain.toggleHeaderRow()) },
    { name: 'removeTable', icon: icons.words(t.removeTable), ...command((chain) => chain.deleteTable()) },
  ],
]
