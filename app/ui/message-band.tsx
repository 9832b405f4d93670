/** A message to all above the page, closed by whoever has read it; its words and the links among them, nothing else. */
import { useLocation } from 'react-router'
import { classNames } from './class-names.ts'
import { CommandForm, SubmitButton } from './form.tsx'
import styles from './message-band.module.css'
import { useRootData } from './root-data.tsx'

export type BandPiece = { readonly text: string; readonly href?: string }

export type BandProps = {
  /** `news` is told quietly, the others call for attention. */
  readonly level: 'news' | 'maintenance' | 'incident'
  /** The word that says the level. */
  readonly heading: string
  readonly pieces: readonly BandPiece[]
  /** Undefined: it cannot be closed here. */
  readonly dismissId?: string | undefined
}

export function MessageBand({ level, heading, pieces, dismissId }: BandProps) {
  const { pathname, search } = useLocation()
  return (
    <div className={classNames(styles.band, styles[level])}>
      <p>
        <strong>{heading}</strong> :{' '}
        {pieces.map(({ text, href }, index) =>
          href === undefined ? (
            text
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one sentence, in their places
            <a key={index} href={href} rel="noreferrer">
              {text}
            </a>
          ),
        )}
      </p>
      {dismissId && (
        <CommandForm
          intent="dismiss-message"
          action={`/message-lu?retour=${encodeURIComponent(pathname + search)}`}
          isInline
          values={{ messageId: dismissId }}
        >
          <SubmitButton look="quiet" isSmall label={`J’ai lu : ${heading}`}>
            J’ai lu
          </SubmitButton>
        </CommandForm>
      )}
    </div>
  )
}

/** Those that run now; nothing at all when there is none. */
export function MessageBands({ className }: { readonly className: string | undefined }) {
  const messages = useRootData()?.messages ?? []
  if (messages.length === 0) return null
  return (
    <section aria-label="Messages à tous" className={className}>
      {messages.map(({ id, isDismissible, ...message }) => (
        <MessageBand key={id} {...message} dismissId={isDismissible ? id : undefined} />
      ))}
    </section>
  )
}
