/** The editor itself, on the document under way: schema, presence, keys, paste. */
import { Editor, type EditorOptions, Extension, type Extensions } from '@tiptap/core'
import { Collaboration } from '@tiptap/extension-collaboration'
import { CollaborationCaret } from '@tiptap/extension-collaboration-caret'
import type { EditorView } from '@tiptap/pm/view'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { setFrench } from '#app/kernel/french-typography.ts'
import { classNames } from '#app/ui/class-names.ts'
import type { Writer } from '../collab.ts'
import { editorLabels as t } from '../editor-labels.fr.ts'
import { cleanPastedHtml, countPictures, longestPaste } from '../paste.ts'
import { textExtensions } from '../text-schema.ts'
import { commented } from './commented.tsx'
import { evidenceCards } from './evidence-card.tsx'
import { ctgFacts } from './fact-view.tsx'
import { heldSpaces } from './held-spaces.tsx'
import type { LiveText } from './live-text.tsx'
import read from './rich-text.module.css'
import { suggesting } from './suggesting.tsx'
import styles from './text-editor.module.css'
import { undoSteps } from './undo-steps.tsx'

type Props = {
  readonly sheet: RefObject<HTMLDivElement | null>
  readonly link: LiveText['link']
  readonly ctgId: string
  readonly title: string
  readonly writer: Writer
  readonly isWritable: boolean
  readonly takesFocus: boolean
  /** What is typed is proposed. */
  readonly isSuggesting: boolean
  readonly onAskLink: () => void
  readonly onAskComment: () => void
  /** A commented passage was clicked. */
  readonly onOpenThread: (threadId: string) => void
  /** « @ » was typed at the beginning of a word. */
  readonly onAskMention: (typed: string) => void
  /** A sentence about what could not be done; undefined when it is over. */
  readonly onProblem: (problem: string | undefined) => void
}

export function useTextEditor(props: Props): Editor | undefined {
  const { link, sheet, isWritable, takesFocus } = props
  const [editor, setEditor] = useState<Editor>()
  const latest = useRef(props)
  latest.current = props
  const hasFocused = useRef(false)

  useEffect(() => {
    if (!link || !sheet.current) return
    const made = new Editor({
      element: sheet.current,
      injectCSS: false,
      editable: false,
      extensions: extensionsOf(link, latest),
      editorProps: propsOf(latest),
    })
    setEditor(made)
    return () => {
      setEditor(undefined)
      made.destroy()
    }
  }, [link, sheet])

  useEffect(() => {
    if (!editor || editor.isDestroyed) return
    editor.setEditable(isWritable, false)
    if (!isWritable || !takesFocus || hasFocused.current) return
    hasFocused.current = true
    editor.commands.focus('end')
  }, [editor, isWritable, takesFocus])

  return editor
}

function extensionsOf(link: NonNullable<LiveText['link']>, latest: RefObject<Props>): Extensions {
  const { ctgId, writer } = latest.current
  return [
    ...textExtensions,
    Collaboration.configure({ document: link.doc }),
    CollaborationCaret.configure({
      provider: link.provider,
      user: writer,
      render: drawCaret,
      selectionRender: ({ partyKind }) => ({ class: selectionClass(partyKind) }),
    }),
    evidenceCards(ctgId),
    ctgFacts(ctgId),
    heldSpaces,
    undoSteps,
    keysOf({ link: () => latest.current.onAskLink(), comment: () => latest.current.onAskComment() }),
    commented({ onOpen: (threadId) => latest.current.onOpenThread(threadId) }),
    suggesting({
      isSuggesting: () => latest.current.isSuggesting,
      by: { personId: writer.personId, name: writer.name, partyId: writer.partyId },
      onProblem: (problem) => latest.current.onProblem(problem),
    }),
  ]
}

const propsOf = (latest: RefObject<Props>): EditorOptions['editorProps'] => ({
  attributes: {
    role: 'textbox',
    'aria-multiline': 'true',
    // Drawn by ProseMirror, not by us: nothing else sets it.
    'aria-label': setFrench(latest.current.title),
    class: classNames(read.text, styles.text) ?? '',
    lang: 'fr',
    spellcheck: 'true',
  },
  handleDOMEvents: {
    keydown: (view, event) => {
      readCaret(view, event)
      // Tab leaves the text, always: lists and tables have their buttons.
      return event.key === 'Tab'
    },
    beforeinput: readCaret,
  },
  // Inside a word it is an address.
  handleTextInput: (view, from, _to, text) => {
    const before = view.state.doc.resolve(from).nodeBefore
    const beginsWord = !before?.isText || /\s$/.test(before.text ?? '')
    if (text !== '@' || !beginsWord || latest.current.isSuggesting) return false
    latest.current.onAskMention(text)
    return true
  },
  transformPastedHTML: cleanPastedHtml,
  handlePaste: (_view, event) => tellBrought(latest, readBrought(event.clipboardData)),
  handleDrop: (_view, event, _slice, isMovedWithin) =>
    !isMovedWithin && tellBrought(latest, readBrought(event.dataTransfer)),
})

/**
 * Where the caret is now. A browser moves it at once and says so later: of keys that follow each other fast, one would act
 * where the caret was before the arrow that precedes it. ProseMirror reads it when it is told.
 */
function readCaret({ composing, dom }: EditorView, event: KeyboardEvent | InputEvent): void {
  if (!composing && !event.isComposing) dom.ownerDocument.dispatchEvent(new Event('selectionchange'))
}

type PasteReading = { readonly problem: string | undefined; readonly isRefused: boolean }

/** Said once the words are in: what « Suggérer » says of them comes before, and would replace it. @returns whether nothing comes */
function tellBrought(latest: RefObject<Props>, { problem, isRefused }: PasteReading): boolean {
  queueMicrotask(() => problem && latest.current.onProblem(problem))
  latest.current.onProblem(undefined)
  return isRefused
}

/** What is pasted or dropped: too long, nothing of it comes; its pictures stay out. */
function readBrought(data: DataTransfer | null): PasteReading {
  const html = data?.getData('text/html') ?? ''
  const words = html || (data?.getData('text/plain') ?? '')
  if (words.length > longestPaste) return { problem: t.tooLongPaste, isRefused: true }
  const files = [...(data?.files ?? [])].filter(({ type }) => type.startsWith('image/')).length
  const pictures = countPictures(html) || files
  if (pictures === 0) return { problem: undefined, isRefused: false }
  return { problem: t.picturesLeftOut(pictures), isRefused: words === '' }
}

const keysOf = (ask: { readonly link: () => void; readonly comment: () => void }) =>
  Extension.create({
    name: 'textKeys',
    addKeyboardShortcuts() {
      return {
        'Mod-k': () => {
          ask.link()
          return true
        },
        'Mod-Alt-m': () => {
          ask.comment()
          return true
        },
        'Alt-Shift-ArrowRight': () => this.editor.commands.sinkListItem('listItem'),
        'Alt-Shift-ArrowLeft': () => this.editor.commands.liftListItem('listItem'),
      }
    },
  })

const kindClass = (kind: unknown): string | undefined =>
  kind === 'caf' ? styles.caf : kind === 'authority' ? styles.authority : styles.partner

const selectionClass = (kind: unknown): string =>
  (kind === 'caf' ? styles.selectionCaf : kind === 'authority' ? styles.selectionAuthority : styles.selectionPartner) ??
  ''

/** Not read aloud in the middle of the words: who is there is told beside the text. */
function drawCaret(user: Readonly<Record<string, unknown>>): HTMLElement {
  const caret = document.createElement('span')
  caret.className = classNames(styles.caret, kindClass(user.partyKind)) ?? ''
  caret.setAttribute('aria-hidden', 'true')
  const name = document.createElement('span')
  name.className = styles.caretName ?? ''
  name.textContent = String(user.name ?? '')
  caret.append(name)
  return caret
}
