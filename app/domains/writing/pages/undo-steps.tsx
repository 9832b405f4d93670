/**
 * What one undoes ends where the caret was moved: words typed at one place, then a letter at another within half a second, were one
 * step, and « Annuler » took both. Rules: docs/rules/writing.md §10.11.
 */
import { Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import { yUndoPluginKey } from '@tiptap/y-tiptap'

export const undoSteps = Extension.create({
  name: 'undoSteps',
  addProseMirrorPlugins: () => [
    new Plugin({
      view: () => ({
        update({ state }, before) {
          const isMovedAlone = state.doc.eq(before.doc) && !state.selection.eq(before.selection)
          if (isMovedAlone) yUndoPluginKey.getState(state)?.undoManager.stopCapturing()
        },
      }),
    }),
  ],
})
