import { clsx } from 'clsx'

/** A picture of goods on its ground. It decorates: the name always stands beside it. */
export function Picture({ name, className, eager }: { name: string; className?: string; eager?: boolean }) {
  return (
    <div className={clsx('flex items-center justify-center rounded-card bg-sunken', className)}>
      <img
        src={`/pictures/${name}.webp`}
        width={256}
        height={256}
        alt=""
        loading={eager ? 'eager' : 'lazy'}
        className="h-auto w-3/5 max-w-64"
      />
    </div>
  )
}
