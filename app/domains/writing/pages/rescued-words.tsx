/** Words that the server did not keep (the text was frozen meanwhile, something was refused): given back, to be copied. */
import { useId, useState } from 'react'
import { Button } from '#app/ui/button.tsx'
import { Row, Stack } from '#app/ui/layout.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { editorLabels } from '../editor-labels.fr.ts'

const { rescued: t } = editorLabels

type Props = { readonly words: string; readonly onForget: () => void }

export function RescuedWords({ words, onForget }: Props) {
  const id = useId()
  const [isCopied, setIsCopied] = useState(false)
  const hasWords = words !== ''
  const copy = async () => {
    await navigator.clipboard.writeText(words).catch(() => undefined)
    setIsCopied(true)
  }
  return (
    <Notice tone="bad" title={t.title}>
      <Stack isTight>
        <p>{hasWords ? t.text : t.noWords}</p>
        {hasWords && (
          <>
            <label htmlFor={id}>{t.field}</label>
            <textarea id={id} readOnly rows={5} value={words} />
          </>
        )}
        <Row>
          {hasWords && (
            <Button type="button" isSmall onClick={copy}>
              {t.copy}
            </Button>
          )}
          <Button type="button" look="quiet" isSmall onClick={onForget}>
            {hasWords ? t.forget : t.understood}
          </Button>
          <span role="status">{isCopied && t.copied}</span>
        </Row>
      </Stack>
    </Notice>
  )
}
