/** The title of the window: the page, then the space it belongs to, which the frame names once for all its pages. */
import { type ComponentType, createContext, type ReactNode, use } from 'react'
import type { useLoaderData } from 'react-router'

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

/** What the loader of a route brings. */
export type Loaded<Loader> = ReturnType<typeof useLoaderData<Loader>>

type Around = { readonly children: ReactNode }
const Alone = ({ children }: Around) => <>{children}</>

/** The default export of a route: its page, given what its loader brought, under its title, within what is given the same. */
export const titled = <Data extends object>(
  Page: ComponentType<Data>,
  title: string | ((data: Data) => string),
  Frame: ComponentType<Data & Around> = Alone,
) =>
  function TitledPage({ loaderData }: { readonly loaderData: Data }) {
    return (
      <Frame {...loaderData}>
        <PageTitle>{typeof title === 'string' ? title : title(loaderData)}</PageTitle>
        <Page {...loaderData} />
      </Frame>
    )
  }
