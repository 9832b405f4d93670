/** A CTG where one has no mandate: what to do, and whom to ask. */
import { Contact } from '#app/ui/contact.tsx'
import type { Doors } from '../chapters/page-queries.server.ts'
import { renewalLabels as t } from '../renewal-labels.fr.ts'

/** @param words what one has to ask */
export const ToAsk = ({ words, doors }: { readonly words: string; readonly doors: Doors }) => (
  <>
    <p>{doors.length === 0 ? t.nobodyToAsk : words}</p>
    <ul>
      {doors.map(({ name, email }) => (
        <li key={email}>
          <Contact name={name} email={email} />
        </li>
      ))}
    </ul>
  </>
)
