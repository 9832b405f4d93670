/** The account of an import: files, refusals with their reason, totals found again. */
import { Disclosure } from '#app/ui/disclosure.tsx'
import type { Account } from '../account-shape.ts'
import { sourcesLabels as t } from '../labels.fr.ts'

type Props = { readonly account: Account; readonly names: Readonly<Record<string, string>> }

export function LotAccount({ account: { parts, refused, controls, absentCommunes }, names }: Props) {
  const absent = parts.filter(({ isThere }) => !isThere).map(({ key }) => key)
  return (
    <Disclosure summary={t.account}>
      <ul>
        {parts
          .filter(({ isThere }) => isThere)
          .map(({ key, read, kept, notAsked }) => (
            <li key={key}>
              {key} : {t.read(read, kept, notAsked)}
            </li>
          ))}
        {absent.length > 0 && <li>{t.notThere(absent)}</li>}
      </ul>
      {refused.length === 0 ? (
        <p>{t.noRefusal}</p>
      ) : (
        <ul>
          {refused.map(({ reason, count, examples }) => (
            <li key={reason}>
              {t.reason[reason](count)} <span className="small">({t.example(examples)})</span>
            </li>
          ))}
        </ul>
      )}
      <p>{controls[0] ? `${t.worst} ${t.control(controls[0], (id) => names[id] ?? id)}.` : t.noControl}</p>
      {absentCommunes > 0 && <p>{t.absent(absentCommunes)}</p>}
    </Disclosure>
  )
}
