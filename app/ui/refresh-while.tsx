/** Reads the page again while something is made in the background; without JavaScript, a link of the page does it. */
import { useEffect } from 'react'
import { useRevalidator } from 'react-router'

const usualMs = 1500

export function useRefreshWhile(isBeingMade: boolean, everyMs = usualMs): void {
  const { revalidate } = useRevalidator()
  useEffect(() => {
    if (!isBeingMade) return
    const timer = setInterval(() => void revalidate(), everyMs)
    return () => clearInterval(timer)
  }, [isBeingMade, everyMs, revalidate])
}
