/** A modal over the editor. However one leaves it, what is typed right after goes on from the caret, not from the start of the text. */
import type { Editor } from '@tiptap/core'
import { type SyntheticEvent, useEffect, useRef } from 'react'

export type EditorDialog = ReturnType<typeof useEditorDialog>

/** @returns what opens the dialog, and how to leave it once its act is done; `props` are those of its element */
export function useEditorDialog(editor: Editor, onClose: () => void, onGivenUp?: () => void) {
  const ref = useRef<HTMLDialogElement>(null)
  useEffect(() => ref.current?.showModal(), [])
  // The browser would tell that it is closed one turn later: keys of that turn would be lost or misplaced.
  const leave = () => {
    ref.current?.close()
    editor.view.focus()
    onClose()
  }
  const giveUp = () => {
    onGivenUp?.()
    leave()
  }
  const onCancel = (event: SyntheticEvent) => {
    event.preventDefault()
    giveUp()
  }
  return { props: { ref, onCancel }, leave, giveUp }
}
