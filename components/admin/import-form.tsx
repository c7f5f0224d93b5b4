'use client'

import { useActionState } from 'react'
import { Select, TextArea } from '@/components/forms/field'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { Result } from '@/lib/result'
import { Table } from './table'

/** What became of a file, in the reader's words. */
export type ImportReport = {
  summary: string
  lines: { number: number; text: string; outcome: string; good: boolean }[]
}

type Option = { value: string; label: string }

type Props = {
  action: (previous: Result<ImportReport> | null, form: FormData) => Promise<Result<ImportReport>>
  modes: Option[]
  /** To choose from where there are several. */
  shops: Option[]
  shop?: string
  labels: Record<'text' | 'file' | 'mode' | 'shop' | 'help' | 'submit' | 'line' | 'written' | 'outcome', string>
}

const fileClass =
  'text-md font-normal file:mr-3 file:min-h-10 file:rounded-control file:border file:border-solid file:border-outline file:bg-surface file:px-4'

/** Takes lines that are pasted or a file, and says line by line what became of it. */
export function ImportForm({ action, modes, shops, shop, labels }: Props) {
  const [result, send, pending] = useActionState(action, null)
  const refused = result?.ok === false ? result : undefined

  return (
    <>
      <form action={send} className="grid max-w-2xl gap-4">
        {refused && <Notice kind="bad">{refused.message}</Notice>}
        {shops.length > 1 && (
          <Select label={labels.shop} name="shopCode" defaultValue={refused?.typed.shopCode ?? shop}>
            <Options options={shops} />
          </Select>
        )}
        <Select label={labels.mode} name="mode" defaultValue={refused?.typed.mode} error={refused?.fields.mode}>
          <Options options={modes} />
        </Select>
        <TextArea
          label={labels.text}
          help={labels.help}
          name="text"
          rows={8}
          spellCheck={false}
          defaultValue={refused?.typed.text}
          placeholder="SKU;warehouse;quantity"
          className="font-mono"
        />
        <label className="grid gap-1 text-md font-medium">
          {labels.file}
          <input type="file" name="file" accept=".csv,.txt,text/csv,text/plain" className={fileClass} />
        </label>
        <div>
          <Button look="primary" pending={pending}>
            {labels.submit}
          </Button>
        </div>
      </form>
      {result?.ok && (
        <section className="mt-6 grid gap-3">
          <Notice kind={result.value.lines.every(({ good }) => good) ? 'good' : 'warn'}>{result.value.summary}</Notice>
          <Table
            caption={labels.outcome}
            columns={[
              { key: 'line', label: labels.line, align: 'right' },
              { key: 'written', label: labels.written },
              { key: 'outcome', label: labels.outcome },
            ]}
            rows={result.value.lines.map(({ number, text, outcome, good }) => ({
              key: String(number),
              cells: {
                line: number,
                written: <code className="break-all">{text}</code>,
                outcome: <span className={good ? undefined : 'font-medium text-bad'}>{outcome}</span>,
              },
            }))}
          />
        </section>
      )}
    </>
  )
}

const Options = ({ options }: { options: Option[] }) =>
  options.map(({ value, label }) => (
    <option key={value} value={value}>
      {label}
    </option>
  ))
