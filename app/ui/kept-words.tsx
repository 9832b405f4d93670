/** Words typed and not sent, given back to be copied: on the page that has no form for them any more, and on one's account. In the browser. Rules: docs/rules/writing.md §11.8. */
import { useCallback, useEffect, useId, useState } from 'react'
import { useLocation, useNavigation, useRevalidator } from 'react-router'
import { formatInstant } from '#app/kernel/format.ts'
import { Button } from './button.tsx'
import { wordsIn } from './draft-words.ts'
import {
  type FoundDraft,
  forgetDraft,
  listDrafts,
  listDraftsOf,
  onDevice,
  pageOf,
  placeOf,
  type Storing,
  storageOf,
} from './drafts.ts'
import { Card, Row, Stack } from './layout.tsx'
import { Link } from './link.tsx'
import { Notice } from './notice.tsx'
import { OrdinalText } from './ordinal-text.tsx'
import { usePersonId } from './root-data.tsx'
import { nameOf } from './typed-answers.ts'

/** Of the account page. */
export const keptWordsAnchor = 'mots-gardes'

/** Those of the page whose form it does not show. */
function listLeft(storage: Storing, personId: string | undefined, pathname: string): readonly FoundDraft[] {
  const shown = [...document.forms].map((form) => placeOf(personId, pathname, nameOf(form)))
  return listDrafts(storage, pageOf(personId, pathname), new Date()).filter(
    ({ key, draft }) => wordsIn(draft) !== '' && !shown.some((place) => key.startsWith(place)),
  )
}

/** Of a page open to several, its tab alone holds the words: nobody else comes back to it. */
export function LeftNotice() {
  const isKnown = usePersonId() !== undefined
  return (
    <>
      <LeftIn keeping="device" untilWhen="ils restent sept jours sur cet appareil" />
      {!isKnown && <LeftIn keeping="tab" untilWhen="ils s’effacent quand vous fermez cet onglet" />}
    </>
  )
}

type LeftProps = { readonly keeping: 'device' | 'tab'; readonly untilWhen: string }

function LeftIn({ keeping, untilWhen }: LeftProps) {
  const personId = usePersonId()
  const storage = storageOf(keeping, personId)
  const { pathname } = useLocation()
  const isStill = [useNavigation().state, useRevalidator().state].every((state) => state === 'idle')
  const [left, setLeft] = useState<readonly FoundDraft[]>([])
  const look = useCallback(() => setLeft(listLeft(storage(), personId, pathname)), [storage, personId, pathname])
  useEffect(() => {
    if (isStill) look()
  }, [isStill, look])
  // A form shown on demand offers its words itself.
  const isAny = left.length > 0
  useEffect(() => {
    if (!isAny) return
    const watcher = new MutationObserver(look)
    watcher.observe(document.body, { childList: true, subtree: true })
    return () => watcher.disconnect()
  }, [isAny, look])
  if (!isAny) return null
  return (
    <Notice tone="warn" title="Des mots que vous avez écrits sur cette page ne sont pas enregistrés.">
      <Stack isTight>
        <p>La page, telle qu’elle s’affiche, ne montre pas leur formulaire. Vous pouvez les copier ; {untilWhen}.</p>
        {left.map((found) => (
          <Words key={found.key} found={found} storage={storage()} onForget={look} />
        ))}
      </Stack>
    </Notice>
  )
}

/** All that she typed on this device and that is not saved, whatever the page. */
export function KeptWordsCard() {
  const personId = usePersonId()
  const [found, setFound] = useState<readonly FoundDraft[]>([])
  const look = useCallback(() => {
    setFound(personId === undefined ? [] : listDraftsOf(onDevice(), personId, new Date()))
  }, [personId])
  useEffect(look, [look])
  return (
    <Card
      id={keptWordsAnchor}
      title="Vos mots gardés sur cet appareil"
      note="Ce que vous avez écrit dans un formulaire et qui n’est pas enregistré, pendant sept jours. Se déconnecter l’efface."
    >
      {found.length === 0 && <p>Aucun.</p>}
      {found.map((one) => (
        <Words key={one.key} found={one} storage={onDevice()} onForget={look} />
      ))}
    </Card>
  )
}

type WordsProps = { readonly found: FoundDraft; readonly storage: Storing; readonly onForget: () => void }

function Words({ found: { key, draft }, storage, onForget }: WordsProps) {
  const id = useId()
  const [isCopied, setIsCopied] = useState(false)
  const words = wordsIn(draft)
  const { title = '', address } = draft.page ?? {}
  const forget = () => {
    forgetDraft(storage, key)
    onForget()
  }
  const copy = async () => {
    await navigator.clipboard.writeText(words).catch(() => undefined)
    setIsCopied(true)
  }
  return (
    <Stack isTight>
      <label htmlFor={id}>
        <OrdinalText text={`Écrit le ${formatInstant(new Date(draft.savedAt))}`} />
      </label>
      {title !== '' && <p>{address === undefined ? title : <Link to={address}>{title}</Link>}</p>}
      <textarea id={id} readOnly rows={3} value={words} placeholder="Des cases cochées, sans mots." />
      <Row>
        {words !== '' && (
          <Button type="button" isSmall onClick={copy}>
            Copier
          </Button>
        )}
        <Button type="button" look="quiet" isSmall onClick={forget}>
          Effacer
        </Button>
        <span role="status">{isCopied && 'Copié.'}</span>
      </Row>
    </Stack>
  )
}
