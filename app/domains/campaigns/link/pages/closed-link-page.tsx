/** A link that shows nothing: why, and whom to ask when it did exist. */
import { PageHeader, Stack } from '#app/ui/layout.tsx'
import { OrdinalText } from '#app/ui/ordinal-text.tsx'
import { closedLink } from '../labels.fr.ts'
import type { LinkRefusal } from '../link.ts'
import { Contact } from './said-text.tsx'

type Props = {
  readonly link: LinkRefusal
  readonly lastDay: string | undefined
  readonly contact: { readonly name: string; readonly email: string } | undefined
}

export function ClosedLinkPage({ link, lastDay, contact }: Props) {
  const { title, sentence } = closedLink(link, lastDay)
  return (
    <Stack>
      <PageHeader title={<OrdinalText text={title} />} />
      <p>{sentence}</p>
      {contact && (
        <p>
          À qui demander : <Contact {...contact} />.
        </p>
      )}
    </Stack>
  )
}
