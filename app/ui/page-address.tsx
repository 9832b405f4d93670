/** Address of the present page with some parameters changed; the others stay. */
import { useLocation } from 'react-router'

/** By name; undefined takes one away. */
type Choices = Readonly<Record<string, string | undefined>>

function chosenWith(search: string, choices: Choices): URLSearchParams {
  const query = new URLSearchParams(search)
  for (const [name, value] of Object.entries(choices)) {
    if (value === undefined) query.delete(name)
    else query.set(name, value)
  }
  return query
}

export function usePageAddress(): (choices: Choices) => string {
  const { pathname, search } = useLocation()
  return (choices) => {
    const query = String(chosenWith(search, choices))
    return query === '' ? pathname : `?${query}`
  }
}

/** In a form that reads the page again (`method="get"`): all that was chosen but the fields of the form. */
export function ChosenBeside({ fields }: { readonly fields: readonly string[] }) {
  const { search } = useLocation()
  const others = chosenWith(search, Object.fromEntries(fields.map((name) => [name, undefined])))
  return [...others].map(([name, value]) => <input key={`${name} ${value}`} type="hidden" name={name} value={value} />)
}
