/**
 * Passages that open threads are about, shown in the editor beside the document, never in it: they follow their words while one
 * writes, and are found again from their anchors when others do. Rules: docs/rules/writing.md §7.7.
 */
import { type Editor, Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { type EditorState, Plugin, PluginKey, TextSelection } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { XmlFragment } from 'yjs'
import { commentLabels as t } from '../editor-labels.fr.ts'
import { rangesOf, rangesOfFact } from '../editor-passages.ts'
import { factQuoted } from '../facts.ts'
import { type HeldPassage, resolvePassages } from '../passages.ts'
import type { OpenThread } from '../talk/text-talk.ts'
import styles from './text-editor.module.css'

/** What the page tells: the open threads, and the one shown beside the text. */
type CommentsShown = { readonly threads: readonly OpenThread[]; readonly shownId: string | undefined }
type CommentsState = CommentsShown & { readonly decorations: DecorationSet }

const key = new PluginKey<CommentsState>('commented')
const nothing: CommentsShown = { threads: [], shownId: undefined }

type CommentedOptions = {
  /** A commented passage was clicked. */
  readonly onOpen: (threadId: string) => void
}

export const commented = ({ onOpen }: CommentedOptions) =>
  Extension.create({
    name: 'commented',
    addProseMirrorPlugins: () => [
      new Plugin<CommentsState>({
        key,
        state: {
          init: () => ({ ...nothing, decorations: DecorationSet.empty }),
          apply(transaction, shown, _before, state) {
            const meta: CommentsShown | undefined = transaction.getMeta(key)
            if (meta) return { ...meta, decorations: decorate(state, meta) }
            if (!transaction.docChanged || shown.threads.length === 0) return shown
            // What others wrote replaces whole paragraphs: places are found again. Here the document is not yet what one types.
            const isFromOthers = transaction.getMeta(ySyncPluginKey) !== undefined
            const decorations = isFromOthers
              ? decorate(state, shown)
              : shown.decorations.map(transaction.mapping, transaction.doc)
            return { ...shown, decorations }
          },
        },
        props: {
          decorations: (state) => key.getState(state)?.decorations,
          handleDOMEvents: {
            click(view, { target, clientX, clientY }) {
              const mark = target instanceof Element ? target.closest('mark[data-thread]') : null
              const threadId = mark?.getAttribute('data-thread')
              if (!threadId || document.getSelection()?.isCollapsed === false) return false
              // The browser tells where it put the caret only later: drawing the passage again would lose it.
              const at = view.posAtCoords({ left: clientX, top: clientY })
              if (at) view.dispatch(view.state.tr.setSelection(TextSelection.near(view.state.doc.resolve(at.pos))))
              onOpen(threadId)
              return false
            },
          },
        },
      }),
    ],
  })

export function showThreads(editor: Editor, shown: CommentsShown): void {
  editor.view.dispatch(editor.state.tr.setMeta(key, shown).setMeta('addToHistory', false))
}

/** Threads whose passage is at this place. */
export const threadsAt = (state: EditorState, position: number): readonly string[] =>
  (key.getState(state)?.decorations.find(position, position) ?? [])
    .filter(({ from, to }) => from < position && position < to)
    .flatMap(({ spec }) => (typeof spec.threadId === 'string' ? spec.threadId : []))

/** Where the passage of a thread begins; undefined when it is no longer in the text. */
export const placeOfThread = (state: EditorState, threadId: string): number | undefined =>
  key
    .getState(state)
    ?.decorations.find(undefined, undefined, (spec) => spec.threadId === threadId)
    .map(({ from }) => from)
    .toSorted((one, other) => one - other)[0]

function decorate(state: EditorState, { threads, shownId }: CommentsShown): DecorationSet {
  const fragment = fragmentOf(state)
  const passages = threads.flatMap((thread) => heldPassage(thread) ?? [])
  const onFacts = threads.flatMap((thread) => threadOfFact(state.doc, thread) ?? [])
  if (!fragment || passages.length + onFacts.length === 0) return DecorationSet.empty
  const ranges = rangesOf(state.doc, resolvePassages(fragment, passages))
  const onWords = passages.map(({ id, name }, index) => ({ id, name, ranges: ranges[index] ?? [] }))
  return makeDecorations(
    state.doc,
    [...onWords, ...onFacts].map((one) => ({ ...one, isShown: one.id === shownId })),
  )
}

type MarkedPassage = {
  readonly id: string
  readonly name: string
  readonly isShown: boolean
  readonly ranges: ReturnType<typeof rangesOf>[number]
}
const makeDecorations = (doc: Node, marked: readonly MarkedPassage[]): DecorationSet =>
  DecorationSet.create(
    doc,
    marked.flatMap(({ id, name, isShown, ranges }) =>
      ranges.map(({ from, to }) =>
        Decoration.inline(
          from,
          to,
          {
            nodeName: 'mark',
            'data-thread': id,
            class: [styles.commented, isShown ? styles.shown : ''].join(' '),
            // No hidden words around it: a browser would put the caret at their side.
            'aria-description': t.commentedBy(name),
          },
          { threadId: id },
        ),
      ),
    ),
  )

/** A thread about a passage that fills itself, wherever it stands now. */
function threadOfFact(doc: Node, { id, anchor, quote, comments }: OpenThread) {
  const fact = anchor ? undefined : factQuoted(quote)
  return fact && { id, name: comments[0]?.name ?? '', ranges: rangesOfFact(doc, fact) }
}

function heldPassage({ id, anchor, quote, comments }: OpenThread) {
  const passage: HeldPassage | undefined =
    (anchor && {
      quote,
      anchor: { from: bytesOf(anchor.from), to: bytesOf(anchor.to) },
    }) ||
    undefined
  return passage && { ...passage, id, name: comments[0]?.name ?? '' }
}

const bytesOf = (base64: string): Uint8Array => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))

function fragmentOf(state: EditorState): XmlFragment | undefined {
  const sync: unknown = ySyncPluginKey.getState(state)
  return typeof sync === 'object' && sync !== null && 'type' in sync && sync.type instanceof XmlFragment
    ? sync.type
    : undefined
}
