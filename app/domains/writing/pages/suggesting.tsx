/** « Suggérer » in the editor: what is typed and deleted while it is on is proposed. Rules: docs/rules/writing.md §8.1. */
import { Extension } from '@tiptap/core'
import { Plugin, type Transaction } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { Button } from '#app/ui/button.tsx'
import { suggestLabels as t } from '../editor-labels.fr.ts'
import { proposeInstead, type Suggester } from '../suggest-mode.ts'

type SuggestingOptions = {
  readonly isSuggesting: () => boolean
  readonly by: Suggester
  /** A sentence about what cannot be proposed; undefined when it is over. */
  readonly onProblem: (problem: string | undefined) => void
}

/** Also where the page has no secure context, on the network of a town hall. */
const newId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, '0')).join('')

export const suggesting = ({ isSuggesting, by, onProblem }: SuggestingOptions) =>
  Extension.create({
    name: 'suggesting',
    addProseMirrorPlugins() {
      return [
        new Plugin({
          props: {
            handleDOMEvents: {
              beforeinput(view, event) {
                const transaction = isSuggesting() ? askedBy(view, event) : undefined
                if (!transaction) return false
                event.preventDefault()
                view.dispatch(transaction)
                return true
              },
            },
          },
        }),
      ]
    },
    dispatchTransaction({ transaction, next }) {
      // Updates of other people, and undo, come through the document: they are not turned into suggestions.
      const isFromDocument = transaction.getMeta(ySyncPluginKey) !== undefined
      if (!isSuggesting() || !transaction.docChanged || isFromDocument) return next(transaction)
      const { state } = this.editor
      const result = proposeInstead(state, transaction, by, { newId, now: () => new Date() })
      onProblem(result.kind === 'words-only' ? t.wordsOnly : result.isFlat ? t.flat : undefined)
      // Nothing happens, but the screen is drawn again: a browser types before it asks.
      next(result.kind === 'words-only' ? state.tr : result.transaction)
    },
  })

/**
 * What a key asks, before the browser does it: keys that follow each other fast would otherwise be read from a page already
 * changed twice, and one of them lost. Undefined for the rest: composition, pasting, keys that act on lines.
 */
function askedBy(view: EditorView, event: InputEvent): Transaction | undefined {
  const { state, composing } = view
  if (composing || event.isComposing || !event.cancelable || !view.editable) return
  if (event.inputType === 'insertText') return event.data ? state.tr.insertText(event.data) : undefined
  if (!event.inputType.startsWith('delete') || event.inputType === 'deleteByDrag') return
  if (!state.selection.empty) return state.tr.deleteSelection()
  const [range] = event.getTargetRanges()
  if (!range) return
  const from = view.posAtDOM(range.startContainer, range.startOffset)
  const to = view.posAtDOM(range.endContainer, range.endOffset)
  const isInOneLine = from < to && state.doc.resolve(from).sameParent(state.doc.resolve(to))
  return isInOneLine ? state.tr.delete(from, to) : undefined
}

type ToggleProps = { readonly isOn: boolean; readonly onToggle: () => void }

export const SuggestToggle = ({ isOn, onToggle }: ToggleProps) => (
  <Button type="button" isSmall aria-pressed={isOn} onClick={onToggle}>
    {isOn ? t.stop : t.start}
  </Button>
)
