/** Reminds whoever writes that no text of Trame needs the number of a beneficiary; nothing is erased for her. Rules: docs/rules/writing.md §5. */
import type { Editor } from '@tiptap/core'
import { useEffect, useState } from 'react'
import { Notice } from '#app/ui/notice.tsx'
import { editorLabels as t } from '../editor-labels.fr.ts'
import { findPersonalNumbers, type PersonalNumber } from '../personal-numbers.ts'

/** Read once the typing pauses: a long text takes some milliseconds. */
const pauseMs = 700

export function PersonalNumbersNotice({ editor }: { readonly editor: Editor }) {
  const [found, setFound] = useState<readonly PersonalNumber[]>([])
  useEffect(() => {
    let waiting: ReturnType<typeof setTimeout> | undefined
    const read = () => {
      const { doc } = editor.state
      setFound(findPersonalNumbers(doc.textBetween(0, doc.content.size, '\n', ' ')))
    }
    const readLater = () => {
      clearTimeout(waiting)
      waiting = setTimeout(read, pauseMs)
    }
    readLater()
    editor.on('update', readLater)
    return () => {
      clearTimeout(waiting)
      editor.off('update', readLater)
    }
  }, [editor])
  if (found.length === 0) return null
  return (
    <Notice tone="warn" title={t.personalNumbers.title}>
      {t.personalNumbers.text(found.map(({ kind, words }) => t.personalNumbers[kind](words)))}
    </Notice>
  )
}
