package io.twinstore.postgres.bench;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** A service as {@link PlainClient} is a client. */
class PlainService {
    int id;

    long yclientsId;
    long companyId;
    String title = "";

    @Nullable
    Long categoryId;

    @Nullable
    String categoryTitle;

    @Nullable
    BigDecimal priceMin;

    @Nullable
    BigDecimal priceMax;

    @Nullable
    BigDecimal discount;

    @Nullable
    Integer duration;

    @Nullable
    Integer seanceLength;

    boolean isActive;
    boolean isBookable;

    @Nullable
    String description;

    @Nullable
    Integer weight;

    @Nullable
    String imageUrl;

    @Nullable
    String declensions;

    @Nullable
    String rawData;

    @Nullable
    OffsetDateTime lastSyncAt;

    @Nullable
    OffsetDateTime createdAt;

    @Nullable
    OffsetDateTime updatedAt;

    /** The current row of a result that has the columns in their order. */
    static PlainService of(ResultSet row) throws SQLException {
        var answer = new PlainService();
        answer.id = row.getInt(1);
        answer.yclientsId = row.getLong(2);
        answer.companyId = row.getLong(3);
        answer.title = row.getString(4);
        answer.categoryId = ResultColumns.bigint(row, 5);
        answer.categoryTitle = row.getString(6);
        answer.priceMin = row.getBigDecimal(7);
        answer.priceMax = row.getBigDecimal(8);
        answer.discount = row.getBigDecimal(9);
        answer.duration = ResultColumns.integer(row, 10);
        answer.seanceLength = ResultColumns.integer(row, 11);
        answer.isActive = row.getBoolean(12);
        answer.isBookable = row.getBoolean(13);
        answer.description = row.getString(14);
        answer.weight = ResultColumns.integer(row, 15);
        answer.imageUrl = row.getString(16);
        answer.declensions = row.getString(17);
        answer.rawData = row.getString(18);
        answer.lastSyncAt = row.getObject(19, OffsetDateTime.class);
        answer.createdAt = row.getObject(20, OffsetDateTime.class);
        answer.updatedAt = row.getObject(21, OffsetDateTime.class);
        return answer;
    }
}
