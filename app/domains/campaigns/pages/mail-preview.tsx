/** The mail as it will be read, but for its link. */
import { type Lead, lastLinkDay } from '../campaigns.ts'
import { askingMail } from '../labels.fr.ts'

type Props = { readonly leads: readonly Lead[]; readonly closesOn: string }

export function MailPreview({ leads, closesOn }: Props) {
  const lead = leads.find(({ email }) => email !== '') ?? leads[0]
  if (!lead) return null
  const { subject, bodyText } = askingMail('invitation', [
    {
      ctgName: 'votre CTG',
      message: '[votre message]',
      closesOn,
      lastDay: lastLinkDay(closesOn),
      launchedBy: 'vous',
      actions: lead.actions,
      link: '[lien personnel]',
    },
  ])
  return (
    <>
      <p>
        <strong>{subject}</strong>
      </p>
      {bodyText.split('\n\n').map((paragraph) => (
        <p key={paragraph} style={{ whiteSpace: 'pre-line' }}>
          {paragraph}
        </p>
      ))}
    </>
  )
}
