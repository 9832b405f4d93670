/** Reads the page again while something is made in the background; without JavaScript, a link of the page does it. */
import { useEffect } from 'react'
import { useRevalidator } from 'react-router'

const refreshMs = 1500

export function useRefreshWhile(isBeingMade: boolean): void {
  const { revalidate } = useRevalidator()
  useEffect(() => {
    if (!isBeingMade) return
    const timer = setInterval(() => void revalidate(), refreshMs)
    return () => clearInterval(timer)
  }, [isBeingMade, revalidate])
}
