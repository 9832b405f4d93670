/** The title of the window: the page, then the space it belongs to, which the frame names once for all its pages. */
import { createContext, use } from 'react'

/** Given by `AppFrame`; empty outside any space. */
export const SpaceNameContext = createContext('')

type Props = {
  /** The page, as its `h1` or shorter. */
  readonly children: string
  /** The space of a page that has no frame: the screen of a room. */
  readonly space?: string
}

/** « Plan d’action · Gennevilliers 2026-2030 – Trame ». */
export function PageTitle({ children, space }: Props) {
  const framed = use(SpaceNameContext)
  return <title>{`${[children, space ?? framed].filter(Boolean).join(' · ')} – Trame`}</title>
}
