/**
 * The same reminder for the text areas of a page (sheets, reports, comments): what is typed is read on the device, nothing is
 * refused, nothing is sent. Rules: docs/rules/writing.md §5, privacy.md §1.
 */
import { useEffect, useState } from 'react'
import { Notice } from '#app/ui/notice.tsx'
import { personalNumberLabels as t } from '../personal-number-labels.fr.ts'
import { findPersonalNumbers, type PersonalNumber } from '../personal-numbers.ts'
import styles from './typed-numbers-notice.module.css'

const pauseMs = 700

/** Every text area there is now: one emptied or gone says nothing any more. */
const readAll = (): readonly PersonalNumber[] =>
  [...document.querySelectorAll('textarea')].flatMap(({ value }) => findPersonalNumbers(value))

export function TypedNumbersNotice() {
  const [found, setFound] = useState<readonly PersonalNumber[]>([])
  useEffect(() => {
    let waiting: ReturnType<typeof setTimeout> | undefined
    const readLater = ({ target }: Event) => {
      if (!(target instanceof HTMLTextAreaElement)) return
      clearTimeout(waiting)
      waiting = setTimeout(() => setFound(readAll()), pauseMs)
    }
    const leave = () => setFound([])
    document.addEventListener('input', readLater)
    document.addEventListener('submit', leave)
    return () => {
      clearTimeout(waiting)
      document.removeEventListener('input', readLater)
      document.removeEventListener('submit', leave)
    }
  }, [])
  if (found.length === 0) return null
  return (
    <div className={styles.place}>
      <Notice tone="warn" title={t.title}>
        {t.text(found.map(({ kind, words }) => t[kind](words)))}
      </Notice>
    </div>
  )
}
