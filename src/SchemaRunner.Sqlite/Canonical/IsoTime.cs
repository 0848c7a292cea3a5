using System.Buffers.Text;
using System.Globalization;
using SchemaRunner.Comparisons.Ranges;

namespace SchemaRunner.Sqlite.Canonical;

/// <summary>A day, a time of day or both, read from a text in one of the spellings of ISO 8601 that databases are given.</summary>
/// <remarks>
/// <c>2026-11-21</c>; <c>07:30</c>, <c>07:30:00</c>, <c>07:30:00.25</c>; both with a blank or a T between them, and then a
/// zone: <c>Z</c>, <c>+07</c>, <c>+0700</c>, <c>+07:00</c>, a blank before it or not. Years have four digits.
/// </remarks>
internal ref struct IsoTime
{
    private const int LongestFraction = 30;

    private ReadOnlySpan<byte> rest;
    private DateTime moment;
    private bool hasDay;
    private TimeSpan? zone;

    /// <summary>Writes a text as a day, a time, or both; of a text that is none it writes nothing.</summary>
    public static bool TryWrite(Scratch to, ReadOnlySpan<byte> text, ValueForm form)
    {
        var time = new IsoTime { rest = text, moment = new DateTime(1, 1, 2) };
        return time.TryRead() && time.TryWrite(to, form);
    }

    private bool TryRead()
    {
        hasDay = rest.Length >= 5 && rest[4] == '-';
        if (hasDay)
        {
            if (!TryReadDay()) return false;
            if (rest.IsEmpty) return true;
            if (!TryTake((byte)' ') && !TryTake((byte)'T') && !TryTake((byte)'t')) return false;
        }

        return TryReadTime() && (rest.IsEmpty || hasDay && TryReadZone());
    }

    private bool TryReadDay()
    {
        if (!TryReadNumber(4, 1, 9999, out var year) || !TryTake((byte)'-') || !TryReadNumber(2, 1, 12, out var month)
            || !TryTake((byte)'-') || !TryReadNumber(2, 1, DateTime.DaysInMonth(year, month), out var day)) return false;
        moment = new DateTime(year, month, day);
        return true;
    }

    private bool TryReadTime()
    {
        if (!TryReadNumber(2, 0, 23, out var hour) || !TryTake((byte)':') || !TryReadNumber(2, 0, 59, out var minute)) return false;
        var (second, micros) = (0, 0L);
        if (TryTake((byte)':'))
        {
            if (!TryReadNumber(2, 0, 59, out second)) return false;
            if (rest.StartsWith("."u8) && !TryReadFraction(out micros)) return false;
        }

        var time = new TimeSpan(hour, minute, second) + TimeSpan.FromMicroseconds(micros);
        if (DateTime.MaxValue - moment < time) return false;
        moment += time;
        return true;
    }

    // To the microsecond, as the server reads it: by way of a double, and halves to the even one
    private bool TryReadFraction(out long micros)
    {
        var digits = rest[1..].IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        var length = 1 + (digits < 0 ? rest.Length - 1 : digits);
        micros = 0;
        if (length is 1 or > LongestFraction) return false;
        if (!double.TryParse(rest[..length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var fraction)) return false;
        micros = (long)Math.Round(fraction * 1_000_000, MidpointRounding.ToEven);
        rest = rest[length..];
        return true;
    }

    private bool TryReadZone()
    {
        TryTake((byte)' ');
        zone = TimeSpan.Zero;
        if (TryTake((byte)'Z') || TryTake((byte)'z')) return rest.IsEmpty;
        var isWest = TryTake((byte)'-');
        if (!isWest && !TryTake((byte)'+') || !TryReadNumber(2, 0, 15, out var hours)) return false;
        var minutes = 0;
        if (!rest.IsEmpty)
        {
            TryTake((byte)':');
            if (!TryReadNumber(2, 0, 59, out minutes)) return false;
        }

        zone = new TimeSpan(isWest ? -hours : hours, isWest ? -minutes : minutes, 0);
        return rest.IsEmpty;
    }

    private readonly bool TryWrite(Scratch to, ValueForm form) => form switch
    {
        ValueForm.Time => !hasDay && TryWrite(to, moment, withDay: false, withTime: true),
        ValueForm.Instant => hasDay && IsInRange && TryWrite(to, moment - (zone ?? TimeSpan.Zero), withDay: true, withTime: true),

        // Where the column knows no zone, another one than UTC would be lost
        ValueForm.Timestamp => hasDay && (zone ?? TimeSpan.Zero) == TimeSpan.Zero && TryWrite(to, moment, withDay: true, withTime: true),
        _ => hasDay && moment.TimeOfDay == TimeSpan.Zero && (zone ?? TimeSpan.Zero) == TimeSpan.Zero && TryWrite(to, moment, withDay: true, withTime: false),
    };

    private readonly bool IsInRange => moment - DateTime.MinValue > TimeSpan.FromDays(1) && DateTime.MaxValue - moment > TimeSpan.FromDays(1);

    private static bool TryWrite(Scratch to, DateTime moment, bool withDay, bool withTime)
    {
        var text = to.Room(40);
        var length = 0;
        if (withDay)
        {
            moment.TryFormat(text, out length, "yyyy-MM-dd", CultureInfo.InvariantCulture);
            if (withTime) text[length++] = (byte)' ';
        }

        if (withTime)
        {
            // "." and the digits of the fraction that are no zeros at the end, or nothing
            moment.TryFormat(text[length..], out var written, "HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture);
            length += written;
        }

        to.Advance(length);
        return true;
    }

    private bool TryTake(byte expected)
    {
        if (rest.IsEmpty || rest[0] != expected) return false;
        rest = rest[1..];
        return true;
    }

    private bool TryReadNumber(int digits, int least, int most, out int number)
    {
        number = 0;
        if (rest.Length < digits || rest[..digits].IndexOfAnyExceptInRange((byte)'0', (byte)'9') >= 0) return false;
        if (!Utf8Parser.TryParse(rest[..digits], out number, out _)) return false;
        rest = rest[digits..];
        return number >= least && number <= most;
    }
}
