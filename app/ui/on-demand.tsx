/** A piece of a page fetched once it is needed: no first page waits for it. In the browser. */
import { type ComponentType, useEffect, useState } from 'react'
import { useLocation } from 'react-router'

/**
 * @param load made outside of any component
 * @returns undefined until it has come; without network, it is asked again with the next page
 */
export function useOnDemand<Props>(
  isNeeded: boolean,
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> | undefined {
  const { key } = useLocation()
  const [Piece, setPiece] = useState<ComponentType<Props>>()
  const isMissing = isNeeded && Piece === undefined
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page is another try.
  useEffect(() => {
    if (!isMissing) return
    load().then(
      (piece) => setPiece(() => piece),
      () => undefined,
    )
  }, [isMissing, load, key])
  return Piece
}
