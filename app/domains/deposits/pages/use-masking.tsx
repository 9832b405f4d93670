/** The masking of a draft in a thread of the browser: what is going on, and what came of it. */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Grouping } from '#app/domains/secrecy/propose-groupings.ts'
import type { CountTable, ReleasedTable } from '#app/domains/secrecy/secrecy.ts'
import { askWorker } from '../ask-worker.ts'
import { listContradictions } from '../contradictions.ts'
import { listMarked, listNotSaidAgain } from '../corrections.ts'
import { absentOf, countTablesOf } from '../count-tables.ts'
import { type Draft, isMasked, type MaskedDeposit, ruleOf, type Understood, withoutMasking } from '../deposit-state.ts'
import type { MaskNews, MaskQuestion } from '../mask.worker.ts'
import type { DepositPageData, ReleasedBefore } from '../queries.server.ts'

/** A département by communes and bands takes half a minute. */
const longest = 300

type State =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly ratio: number }
  | { readonly kind: 'failed' | 'ledger-failed' }
  | { readonly kind: 'masked'; readonly masked: MaskedDeposit }

type Earlier = readonly ReleasedBefore[]

const newWorker = () => new Worker(new URL('../mask.worker.ts', import.meta.url), { type: 'module' })

/** What this party has let out already: without it nothing can be masked well. */
async function readLedger(ctgId: string, correctsId: string | undefined): Promise<Earlier | undefined> {
  try {
    const query = correctsId === undefined ? '' : `?corrige=${correctsId}`
    const answer = await fetch(`/ctg/${ctgId}/diagnostic/donnees/diffuse${query}`)
    return answer.ok ? await answer.json() : undefined
  } catch {
    return undefined
  }
}

type Rest = Pick<MaskedDeposit, 'years' | 'earlier' | 'contradictions' | 'atOdds' | 'grouped'>

/** What is known of the deposit without masking it. @param earlier as it is told, the latest first */
const restOf = (
  tables: ReturnType<typeof countTablesOf>,
  earlier: Earlier,
  isCorrection: boolean,
  grouped: Grouping | undefined,
): Rest => {
  const denied = earlier.filter(({ released }) => listContradictions(tables, [released]).length > 0)
  return {
    years: tables.map(({ year }) => year),
    earlier: earlier.map(({ name }) => name),
    contradictions: isCorrection
      ? []
      : listContradictions(
          tables,
          earlier.flatMap(({ released }) => (released.isCorrected ? [] : [released])),
        ),
    atOdds: isCorrection ? denied.flatMap(({ name, isOfCorrected }) => (isOfCorrected ? [] : [name])) : [],
    grouped,
  }
}

export function useMasking({ ctgId, corrects }: DepositPageData, draft: Draft, understood: Understood) {
  const [state, setState] = useState<State>({ kind: 'idle' })
  const stop = useRef<() => void>(undefined)
  const forget = useCallback(() => {
    stop.current?.()
    setState({ kind: 'idle' })
  }, [])
  useEffect(() => () => stop.current?.(), [])

  async function run(grouping?: Grouping) {
    stop.current?.()
    if (!isMasked(draft.about)) return setState({ kind: 'masked', masked: withoutMasking(understood, draft.about) })
    if (!understood.table) return
    setState({ kind: 'running', ratio: 0 })
    const earlier = await readLedger(ctgId, corrects?.id)
    if (!earlier) return setState({ kind: 'ledger-failed' })
    const tables = countTablesOf(understood.table, understood.naming)
    const tablesToMask: readonly CountTable[] = grouping ? [grouping.table] : tables.map(({ table }) => table)
    const question: MaskQuestion = {
      ...{ tables: tablesToMask, rule: ruleOf(draft.about) },
      released: earlier.map(({ released }) => released),
    }
    const rest = restOf(tables, earlier.toReversed(), corrects !== null, grouping)
    const former = earlier.flatMap(({ released, isOfCorrected }) => (isOfCorrected ? [released] : []))
    const marked = listMarked(absentOf(understood.table, understood.naming))
    const notSaidAgain = (tables: readonly ReleasedTable[]) => listNotSaidAgain(former, tables, marked)
    stop.current = askWorker<MaskQuestion, MaskNews>(newWorker(), question, { seconds: longest }, (news) =>
      hear(news, rest, notSaidAgain),
    )
  }

  /** @returns whether the worker has said all it had to */
  function hear(
    news: MaskNews | undefined,
    rest: Rest,
    notSaidAgain: (tables: readonly ReleasedTable[]) => readonly string[],
  ): boolean {
    if (news?.kind === 'progress') setState({ kind: 'running', ratio: news.ratio })
    else if (news?.kind === 'masked')
      setState({
        kind: 'masked',
        masked: {
          ...{ ...rest, tables: news.masked, released: news.released, groupings: undefined },
          notSaidAgain: notSaidAgain(news.released),
        },
      })
    else if (news?.kind === 'groupings')
      setState((now) =>
        now.kind === 'masked' ? { kind: 'masked', masked: { ...now.masked, groupings: news.groupings } } : now,
      )
    // The masking stands even when groupings are not found in time.
    else
      setState((now) =>
        now.kind === 'masked' ? { kind: 'masked', masked: { ...now.masked, groupings: [] } } : { kind: 'failed' },
      )
    return news === undefined || news.kind === 'failed' || news.kind === 'groupings'
  }

  return {
    masked: state.kind === 'masked' ? state.masked : undefined,
    isRunning: state.kind === 'running',
    ratio: state.kind === 'running' ? state.ratio : 0,
    failure: state.kind === 'failed' || state.kind === 'ledger-failed' ? state.kind : undefined,
    run: (grouping?: Grouping) => void run(grouping),
    forget,
  }
}
export type Masking = ReturnType<typeof useMasking>
