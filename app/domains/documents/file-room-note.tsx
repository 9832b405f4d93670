/** What a CTG keeps of files, and how much it may: one calm sentence, louder when room runs out. */
import { formatFileSize } from '#app/kernel/format.ts'
import { Notice } from '#app/ui/notice.tsx'
import { type FileRoom, isNearlyFull } from './file-room.ts'
import { uploadLabels as t } from './upload-labels.fr.ts'

export function FileRoomNote({ room }: { readonly room: FileRoom }) {
  const [used, most] = [formatFileSize(room.usedBytes), formatFileSize(room.mostBytes)]
  return isNearlyFull(room) ? (
    <Notice tone="warn">{t.roomNearlyFull(used, most)}</Notice>
  ) : (
    <p className="fine muted">{t.room(used, most)}</p>
  )
}
