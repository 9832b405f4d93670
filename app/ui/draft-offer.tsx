/** A draft found again, offered before the fields of its form; it comes when there is one (`kept-form.tsx`). Rules: docs/rules/writing.md §11.6. */
import { useState } from 'react'
import { formatInstant } from '#app/kernel/format.ts'
import { Button } from './button.tsx'
import styles from './form.module.css'
import type { Offer } from './kept-draft.tsx'
import { Notice } from './notice.tsx'
import { OrdinalText } from './ordinal-text.tsx'

type OfferProps = {
  readonly offer: Offer
  readonly onTake: (offer: Offer) => void
  readonly onForget: (offer: Offer) => void
}

/** Before the fields of a form in which something was typed and not sent. */
export function DraftOffer({ offer, onTake, onForget }: OfferProps) {
  const { draft, comparison, isOfOtherVersion } = offer
  const [isTaken, setIsTaken] = useState(false)
  const { changed, homeless } = comparison
  if (isTaken && changed.length + homeless.length === 0) return null
  const when = formatInstant(new Date(draft.savedAt))
  return (
    <div className={styles.errors}>
      <Notice tone={changed.length > 0 || isOfOtherVersion ? 'warn' : 'info'}>
        {!isTaken && (
          <p>
            <OrdinalText text={`Vous aviez écrit ici le ${when}, et ce n’est pas parti.`} />
            {isOfOtherVersion && changed.length === 0 && ' Ce formulaire a changé depuis, mais pas ces champs.'}
          </p>
        )}
        {changed.length > 0 && <p>Depuis, ces champs ont changé ; envoyer remplacerait ce qu’ils disent :</p>}
        {changed.length > 0 && (
          <ul>
            {changed.map(({ label, now }) => (
              <li key={label}>
                {label}
                {now !== '' && ` : « ${now} »`}
              </li>
            ))}
          </ul>
        )}
        {homeless.map((words) => (
          <p key={words}>Ce champ n’est plus ici ; vous y aviez écrit : « {words} »</p>
        ))}
        {!isTaken && (
          <div className={styles.actions}>
            <Button
              type="button"
              isSmall
              onClick={() => {
                setIsTaken(true)
                onTake(offer)
              }}
            >
              <OrdinalText text={`Reprendre ce que vous aviez écrit le ${when}`} />
            </Button>
            <Button type="button" look="quiet" isSmall onClick={() => onForget(offer)}>
              Effacer
            </Button>
          </div>
        )}
      </Notice>
    </div>
  )
}
