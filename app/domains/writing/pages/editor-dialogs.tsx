/** The dialogs of the editor, one at a time. */
import type { Editor } from '@tiptap/core'
import { EvidenceDialog } from './evidence-dialog.tsx'
import { FactDialog } from './fact-dialog.tsx'
import { LinkDialog } from './link-dialog.tsx'
import { MentionDialog } from './mention-dialog.tsx'

/** The dialog that is open. */
export type Asking = 'link' | 'evidence' | 'fact' | { readonly mention: string }

type DialogsProps = {
  readonly ctgId: string
  readonly editor: Editor
  readonly asking: Asking | undefined
  readonly onClose: () => void
}

export const EditorDialogs = ({ ctgId, editor, asking, onClose }: DialogsProps) => (
  <>
    {asking === 'link' && <LinkDialog editor={editor} onClose={onClose} />}
    {asking === 'evidence' && <EvidenceDialog ctgId={ctgId} editor={editor} onClose={onClose} />}
    {asking === 'fact' && <FactDialog ctgId={ctgId} editor={editor} onClose={onClose} />}
    {typeof asking === 'object' && (
      <MentionDialog ctgId={ctgId} editor={editor} typed={asking.mention} onClose={onClose} />
    )}
  </>
)
