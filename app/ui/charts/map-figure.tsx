/** A map one may go through: with the arrows from a place to the one beside, or with the pointer; what is reached is written under it. */
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react'
import styles from './map-figure.module.css'
import { type Legend, MapLegend } from './map-legend.tsx'
import type { Picture } from './svg.ts'
import { SvgPicture } from './svg-picture.tsx'

const directions: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
}

type Props = {
  readonly picture: Picture & { readonly legend?: Legend }
  /** Name of the map for screen readers. */
  readonly label: string
}

/** Without JavaScript the picture alone, named by its sentence; the table beside says every value. */
export function MapFigure({ picture, label }: Props) {
  const frame = useRef<HTMLElement>(null)
  const [reached, setReached] = useState<string>()
  const [isOpen, setOpen] = useState(false)
  useEffect(() => setOpen(true), [])

  const reach = (place: Element | null | undefined) => {
    if (!place) return
    for (const other of frame.current?.querySelectorAll('[data-reached]') ?? []) other.removeAttribute('data-reached')
    place.setAttribute('data-reached', '')
    setReached(place.querySelector('title')?.textContent ?? '')
  }
  const move = (event: KeyboardEvent) => {
    const direction = directions[event.key]
    if (!direction) return
    event.preventDefault()
    reach(nextPlace(frame.current, direction))
  }
  const point = (event: PointerEvent) => reach((event.target as Element).closest('[data-places] > *'))
  return (
    <figure
      ref={frame}
      className={styles.map}
      aria-label={`${label} : les flèches vont d’un lieu au suivant`}
      tabIndex={isOpen ? 0 : undefined}
      onKeyDown={move}
      onPointerOver={point}
      onPointerDown={point}
    >
      <SvgPicture picture={picture} />
      <output className={styles.reached}>{reached}</output>
      {picture.legend && <MapLegend {...picture.legend} />}
    </figure>
  )
}

/** The nearest place that way, a step aside counting twice; at first, the first one drawn. */
function nextPlace(frame: HTMLElement | null, [right, down]: readonly [number, number]): Element | undefined {
  const places = [...(frame?.querySelectorAll('[data-places] > *') ?? [])]
  const current = places.find((place) => place.hasAttribute('data-reached'))
  if (!current) return places[0]
  const middle = (place: Element) => {
    const { left, top, width, height } = place.getBoundingClientRect()
    return [left + width / 2, top + height / 2] as const
  }
  const [x, y] = middle(current)
  let [best, least]: [Element | undefined, number] = [undefined, Infinity]
  for (const place of places) {
    const [otherX, otherY] = middle(place)
    const along = (otherX - x) * right + (otherY - y) * down
    const aside = Math.abs((otherX - x) * down) + Math.abs((otherY - y) * right)
    if (place === current || along <= 0 || along < aside / 2) continue
    if (along + 2 * aside < least) [best, least] = [place, along + 2 * aside]
  }
  return best
}
