/**
 * French spaces in the text under way: a line never begins with « : ; ! ? » nor ends with an opening quote. What one typed is
 * her own and stays as it is: the space is held where it is shown, as `setFrench` does of a text read. Rules: docs/rules/writing.md §10.9.
 */
import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { placesOfHeldSpaces } from '#app/kernel/french-typography.ts'
import styles from './text-editor.module.css'

const key = new PluginKey<DecorationSet>('heldSpaces')

/** A paragraph that did not change is the same node, and is not read again. */
const known = new WeakMap<Node, readonly number[]>()

function placesIn(block: Node): readonly number[] {
  const places = known.get(block) ?? placesOfHeldSpaces(block.textBetween(0, block.content.size, undefined, '\ufffc'))
  known.set(block, places)
  return places
}

function hold(doc: Node): DecorationSet {
  const decorations: Decoration[] = []
  doc.descendants((node, position) => {
    if (!node.isTextblock) return
    for (const place of placesIn(node)) {
      const from = position + 1 + place
      // With the sign beside it: a line may be cut after a space that is held alone.
      decorations.push(Decoration.inline(from, from + 2, { class: styles.held ?? '', 'data-held': '' }))
    }
  })
  return DecorationSet.create(doc, decorations)
}

export const heldSpaces = Extension.create({
  name: 'heldSpaces',
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet>({
      key,
      state: {
        init: (_config, { doc }) => hold(doc),
        apply: (transaction, decorations) => (transaction.docChanged ? hold(transaction.doc) : decorations),
      },
      props: { decorations: (state) => key.getState(state) },
    }),
  ],
})
